import { testRealPages } from "../testing/real-pages.ts";
import { claude } from "./index.ts";

/** The second excerpt begins in the middle of a prompt's wrapper. */
const wrapped = (fragment: string) =>
  fragment
    .replace('<div data-testid="user-message">', '<div data-test-render-count="1">$&')
    .replace('<div data-test-render-count="2">', "</div>$&");

testRealPages(
  claude,
  import.meta.glob<string>("../../../../shared/pages/claude/*.html", { query: "?raw", import: "default", eager: true }),
  {
    "aimarkdone-claude-2026-02-excerpt": {
      layout: "wrappers",
      roles: "ua",
      maths: 2,
      words: [
        "请给出DFT的基本数学公式。",
        "好的",
        "## 正变换(DFT)",
        "$$\nX[k] = \\sum_{n=0}^{N-1}",
        "其中:",
        "- $x[n]$ 是输入的时域序列",
      ],
    },
    "mlb-claude-2026-03-28-excerpt": {
      layout: "wrappers",
      roles: "ua",
      within: wrapped,
      words: [
        "__https://api-baseball.p.rapidapi.com/standings__\nINFO:MLB_V101:RotoWire",
        "INFO:MLB_V101:Done",
        "---",
        "**✅ 正常的部分**",
        "`Official run: False (UTC hour: 3)`",
        "- 沒有訂閱 `api-baseball`",
        "[rapidapi.com](https://rapidapi.com/)",
      ],
    },
    "sho7650-thinking-skeleton-2026-02": {
      layout: "bare",
      roles: "a",
      others: ["reasoning"],
      words: ["the actual answer"],
    },
    "defuddle-extractor--claude-conversation": {
      layout: "bare",
      roles: "uaua",
      words: ["capital of France?", "is Paris.", "And Germany?", "is Berlin."],
    },
  },
  /\bCopy\b|You said|Feb 4|3月25日|chunk 1/,
);
