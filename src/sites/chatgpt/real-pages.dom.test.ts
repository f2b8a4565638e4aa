import { describe, expect, test } from "vitest";
import type { ReadMessage } from "../site.ts";
import { chatgpt } from "./index.ts";

/** Real saved pages, which are not part of this project: read from beside it where they are, else skipped. */
const pages = import.meta.glob<string>("../../../../shared/pages/chatgpt/*.html", {
  query: "?raw",
  import: "default",
  eager: true,
});

interface Expected {
  layout: string;
  /** First letter of each message's role, in order. */
  roles: string;
  languages?: string[];
  maths?: number;
  /** Hosts of the sources. */
  sources?: string[];
  /** Kinds of parts other than text and citations, in order. */
  others?: string[];
  tables?: number;
  models?: string[];
  /** Words that must stand in the text of the conversation, in this order. */
  words: string[];
}

/** Written from looking at the pages. Fragments without any chat around them are put into the container they came from. */
const expected: Record<string, Expected & { within?: (fragment: string) => string }> = {
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

const names = Object.keys(pages).map((path) => path.replace(/^.*\/|\.html$/g, ""));

function read(name: string) {
  const html = Object.entries(pages).find(([path]) => path.endsWith(`/${name}.html`))?.[1] ?? "";
  const document = new DOMParser().parseFromString(expected[name]?.within?.(html) ?? html, "text/html");
  const layout = chatgpt.layout(document);
  const turns = layout?.turns(document) ?? [];
  const readings = layout ? turns.filter((turn) => turn.mounted).map((turn) => layout.read(turn)) : [];
  const unhealthy = layout?.health(document).filter(({ found }) => !found) ?? [];
  return { layout: layout?.id, turns, messages: readings.flatMap(({ messages }) => messages), readings, unhealthy };
}

const textsOf = (messages: readonly ReadMessage[]) =>
  messages.flatMap(({ parts }) => parts.map((part) => (part.kind === "text" ? part.text : ""))).join("\n");

const languagesOf = (text: string) =>
  [...text.matchAll(/^ *(`{3,})([^`\n]*)\n[\s\S]*?^ *\1$/gm)].map((fence) => fence[2]);

describe.skipIf(names.length === 0)("real saved pages (skipped where they are absent)", () => {
  test("each has its expectation", () => {
    expect(names.sort()).toEqual(Object.keys(expected).sort());
  });

  test.each(Object.entries(expected))("%s", (name, want) => {
    const { layout, turns, messages, readings, unhealthy } = read(name);
    const text = textsOf(messages);
    const parts = messages.flatMap((message) => message.parts);
    const citations = parts.flatMap((part) => (part.kind === "citations" ? part.items : []));
    expect(layout).toBe(want.layout);
    expect(messages.map(({ role }) => role[0]).join("")).toBe(want.roles);
    expect(unhealthy).toEqual([]);
    expect(turns.every(({ mounted }) => mounted) && readings.every(({ settled }) => settled)).toBe(true);
    expect(languagesOf(text)).toEqual(want.languages ?? []);
    expect(text.match(/\$\$[^$]+\$\$|\$[^$\n]+\$/g)?.length ?? 0).toBe(want.maths ?? 0);
    expect(text.match(/^\| -.*\|$/gm)?.length ?? 0).toBe(want.tables ?? 0);
    expect(citations.map(({ url }) => new URL(url).hostname)).toEqual(want.sources ?? []);
    expect(citations.every(({ label }) => text.includes(`[^${label}]`))).toBe(true);
    const others = parts.map(({ kind }) => kind).filter((kind) => kind !== "text" && kind !== "citations");
    expect(others).toEqual(want.others ?? []);
    expect(messages.flatMap(({ model }) => model ?? [])).toEqual(want.models ?? []);
    expect(inOrder(text, want.words)).toEqual(want.words);
    expect(text).not.toMatch(/utm_source|Copy|Run\b|You said|ChatGPT said|复制/);
  });
});

/** The words found one after the other. */
function inOrder(text: string, words: readonly string[]): string[] {
  let from = 0;
  return words.filter((word) => {
    const at = text.indexOf(word, from);
    if (at >= 0) from = at + word.length;
    return at >= 0;
  });
}
