import { testRealPages } from "../testing/real-pages.ts";
import { grok } from "./index.ts";

/** Written from looking at the pages. A fragment without any chat around it is put into the container it came from. */
testRealPages(
  grok,
  import.meta.glob<string>("../../../../shared/pages/grok/*.html", { query: "?raw", import: "default", eager: true }),
  {
    "revivalstack_grok-dom-2question-ans-pairs": {
      layout: "2026-03",
      roles: "uaua",
      words: [
        "what version",
        "I'm Grok 4.",
        "real-time?",
        "**Yes, I can do real-time searches.**",
        "- Live web search",
        "Want to test it?",
      ],
    },
    "excerpt_2026_assistant-message_outerHTML": {
      layout: "2026-03",
      roles: "a",
      tables: 1,
      others: ["unreadable"],
      words: [
        "**bold lead.**",
        "### A heading",
        "- item with `inline_code(arg=True)` in it",
        "| Head | Text |",
        "closing paragraph",
      ],
      within: (page) => `<div id="response-0">${page}</div>`,
    },
  },
  /\bCopy\b|1\.[23]s|Demonstrate with|30 sources/,
);
