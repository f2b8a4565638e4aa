import { type RealPage, testRealPages } from "../testing/real-pages.ts";
import { chatgpt } from "./index.ts";

/** Written from looking at the pages. Fragments without any chat around them are put into the container they came from. */
const expected: Record<string, RealPage> = {
  "aimarkdone-code-viewer": {
    layout: "classic",
    roles: "ua",
    languages: ["latex"],
    words: ["derivation", "background"],
  },
  "aimarkdone-fold-groups": {
    layout: "classic",
    roles: "uauaua",
    words: ["one", "one", "two", "two", "three", "three"],
  },
  "aimarkdone-thinking": { layout: "classic", roles: "uauaua", words: ["第一个问题", "Benko", "第三个回答"] },
  "defuddle-codeblocks--chatgpt-codemirror": {
    layout: "classic",
    roles: "a",
    languages: ["python"],
    words: ["Fibonacci", "fibonacci_generator", "print", "lazily"],
    within: (page) =>
      page.replace("<main>", '<main><section data-turn="assistant"><div data-message-author-role="assistant">'),
  },
  "defuddle-extractor--chatgpt-post-thought-content": {
    layout: "classic",
    roles: "ua",
    others: ["reasoning"],
    words: ["picnic", "checklist", "park", "cleanup"],
  },
  "rashid-chatgpt-live-shapes": {
    layout: "classic",
    roles: "ua",
    languages: ["typescript"],
    maths: 2,
    tables: 1,
    others: ["file", "file", "image"],
    words: ["Controlled", "Audit", "variance", "Flatten", "Child", "Quoted"],
  },
  "reconstructed-pair-layout-2026-09": {
    layout: "pair",
    roles: "uaua",
    languages: ["python", "", "python"],
    sources: ["example.com"],
    others: ["image", "reasoning", "artifact", "image"],
    words: ["Explain", "Inline", "plain", "cat"],
  },
  "revivalstack-chatgpt-dom-2025-07": {
    layout: "classic",
    roles: "ua",
    models: ["gpt-4o"],
    words: ["version", "family", "Audio", "Plus", "difference"],
  },
  "sho7650-deep-research-iframe-2026-08": {
    layout: "classic",
    roles: "a",
    others: ["unreadable"],
    words: [],
    within: (page) => `<section data-turn="assistant" data-turn-id="turn">${page}</section>`,
  },
  "sho7650-imagegen-container-2026-09-22": {
    layout: "classic",
    roles: "a",
    others: ["image"],
    words: [],
    within: (page) => `<section data-turn="assistant" data-turn-id="turn">${page}</section>`,
  },
  "studystudio-octane-loggedout-live-2026-10-03": { layout: "octane", roles: "ua", words: ["向量", "相似度"] },
};

testRealPages(
  chatgpt,
  import.meta.glob<string>("../../../../shared/pages/chatgpt/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  expected,
  /utm_source|Copy|Run\b|You said|ChatGPT said|复制/,
);
