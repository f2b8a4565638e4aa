import { testMutatedPages } from "../testing/mutated-pages.ts";
import { aistudio } from "./index.ts";

testMutatedPages(
  aistudio,
  import.meta.glob<string>("./fixtures/{thread,failed}.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: ({ localName }) => localName === "ms-chat-turn",
    hidden:
      ".author-label, .model-run-time-pill, .ignore-when-copying, ms-chat-turn-options, .material-symbols-outlined",
    naive: "ms-text-chunk",
  },
);
