import { type RealPage, testRealPages } from "../testing/real-pages.ts";
import { gemini } from "./index.ts";

/** Written from looking at the pages. */
const expected: Record<string, RealPage> = {
  "defuddle-math--katex-data-math-2026-04": {
    layout: "pairs",
    roles: "a",
    maths: 5,
    words: ["Predicate Logic", "forall x", "is a man", "Quadratic Formula", "frac"],
    within: (page) =>
      page
        .replace("<main>", "<main><model-response><message-content>")
        .replace("</main>", "</message-content></model-response></main>"),
  },
  "rashid-gemini-live-shapes": {
    layout: "pairs",
    roles: "ua",
    languages: ["javascript"],
    tables: 1,
    others: ["unreadable"],
    words: ["Controlled synthetic", "Gemini Audit", "function audit", "Observed", "Second ordered", "gemini-notes.txt"],
  },
  "revivalstack-gemini-dom-2025-07": {
    layout: "pairs",
    roles: "uauaua",
    words: ["inspecting", "Extracting chat content", "ensure your script can capture"],
  },
};

testRealPages(
  gemini,
  import.meta.glob<string>("../../../../shared/pages/gemini/*.html", { query: "?raw", import: "default", eager: true }),
  expected,
  /\bCopy\b|You said|Gemini said|Listen|Good response/,
);
