import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { googleAiMode } from "./index.ts";

testMutatedPages(
  googleAiMode,
  import.meta.glob<string>("./fixtures/{thread,writing}*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => value(element, "data-scope-id") === "turn",
    hidden:
      '[role="dialog"], [role="menu"], [role="button"], g-dialog, [data-subtree="dfa"], span[role="heading"][aria-level="2"] > span:first-child:not(:only-child)',
    naive: '[data-scope-id="turn"]:has([data-subtree="aimc"] [data-container-id="main-col"])',
  },
);
