import { type RealPage, testRealPages } from "../testing/real-pages.ts";
import { notebooklm } from "./index.ts";

/** Written from looking at the page. */
const expected: Record<string, RealPage> = {
  "obsidian-ai-exporter_chat-simple_excerpt": {
    layout: "pairs",
    roles: "ua",
    words: [
      "この PSP によって",
      "**1. 見積もり精度と予測可能性の向上**",
      "- **データを用いた交渉力:**",
      "3: PSPの本質",
      "5: PSPの本質",
      "。",
    ],
  },
};

testRealPages(
  notebooklm,
  import.meta.glob<string>("../../../../shared/pages/notebooklm/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  expected,
  /keep_pin|copy_all|メモに保存/,
);
