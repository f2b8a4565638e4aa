import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { copilot } from "./index.ts";

testMutatedPages(
  copilot,
  import.meta.glob<string>("./fixtures/{thread,share}*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => /-user-message$/.test(value(element, "id")) || value(element, "data-content") === "ai-message",
    hidden: '.sr-only, [data-copy="false"], [data-testid="message-item-reactions"]',
    naive: '[class~="group/ai-message-item"], .whitespace-pre-wrap',
  },
);
