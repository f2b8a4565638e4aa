import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { zai } from "./index.ts";

testMutatedPages(
  zai,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => /(?:^|\s)chat-(?:user|assistant)(?:\s|$)/.test(value(element, "class")),
    naive: "#response-content-container",
  },
);
