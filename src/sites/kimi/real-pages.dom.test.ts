import { testRealPages } from "../testing/real-pages.ts";
import { kimi } from "./index.ts";

testRealPages(
  kimi,
  import.meta.glob<string>("../../../../shared/pages/kimi/*.html", { query: "?raw", import: "default", eager: true }),
  {
    "constructed_2026-09_rich-blocks": {
      layout: "segments",
      roles: "ua",
      languages: ["python"],
      tables: 1,
      others: ["image", "file", "reasoning"],
      words: [
        "write an add function",
        "Sure, inline `pip install click` first.",
        "### Plan",
        "- implement, then test",
        "> mind the edge cases",
        "---",
        "def add(a, b):\n    return a + b",
        "| Python | scripts |",
      ],
    },
  },
  /Copy|Download table|THINKING|^Python$/m,
);
