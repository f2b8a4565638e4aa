import { testMutatedPages } from "../testing/mutated-pages.ts";
import { librechat } from "./index.ts";

testMutatedPages(
  librechat,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => element.classList.contains("message-render"),
    hidden: ".sr-only, .user-turn > h2, .agent-turn > h2, .markdown-table-toolbar",
    naive: ".agent-turn",
  },
);
