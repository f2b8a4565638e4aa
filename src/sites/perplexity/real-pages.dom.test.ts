import { testRealPages } from "../testing/real-pages.ts";
import { perplexity } from "./index.ts";

const reported = Array.from({ length: 17 }, () => "www.perplexity.ai");

/** Written from looking at the pages. */
testRealPages(
  perplexity,
  import.meta.glob<string>("../../../../shared/pages/perplexity/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "obsidian-ai-exporter_chat-simple": {
      layout: "2026-02",
      roles: "uauaua",
      maths: 7,
      sources: ["docs.perplexity.ai"],
      words: ["はい。", "いいえ", "いいえ。", "LaTeX 形式", "2x + 3 = 7", "ax^2 + bx + c = 0", "\\dfrac{d}{dx} x^n"],
    },
    "obsidian-ai-exporter_deep-research": {
      layout: "2026-02",
      roles: "ua",
      others: ["artifact"],
      sources: reported,
      words: ["の提供する機能", "の提供機能をレポート"],
    },
  },
  /Copy|Collapse|Export|Edit Query|steps completed/,
);
