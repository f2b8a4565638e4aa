import { describe, expect, test } from "vitest";
import type { ReadMessage, Site } from "../site.ts";

/** What a person sees on a real page, written from looking at it. What is left out is expected to be none. */
export interface RealPage {
  layout: string;
  /** First letter of each message's role, in order. */
  roles: string;
  /** Languages of the code blocks, '' for none. */
  languages?: string[];
  /** Number of formulas. */
  maths?: number;
  /** Hosts of the sources. */
  sources?: string[];
  /** Kinds of parts other than text and citations, in order. */
  others?: string[];
  /** Number of tables. */
  tables?: number;
  models?: string[];
  /** Words that must stand in the text of the conversation, in this order. */
  words: string[];
  /** The page is shown while something is still arriving. */
  unsettled?: boolean;
  /** Puts a fragment into the container it came from. */
  within?(fragment: string): string;
}

/**
 * Registers a test for each real saved page. Such pages are no part of this project; they are read from beside it where
 * they are, else the tests are skipped, visibly.
 * @param pages texts by path; `expected` goes by file name without ending. A page without expectation fails.
 * @param interfaceWords words of the site's interface that must not be found in any text
 */
export function testRealPages(
  site: Site,
  pages: Record<string, string>,
  expected: Record<string, RealPage>,
  interfaceWords: RegExp,
): void {
  const byName = new Map(Object.entries(pages).map(([path, html]) => [path.replace(/^.*\/|\.html$/g, ""), html]));
  describe.skipIf(byName.size === 0)("real saved pages (skipped where they are absent)", () => {
    test("each has its expectation", () => {
      expect([...byName.keys()].sort()).toEqual(Object.keys(expected).sort());
    });

    test.each(Object.entries(expected))("%s", (name, want) => {
      const html = byName.get(name) ?? "";
      check(read(site, want.within?.(html) ?? html), want, interfaceWords);
    });
  });
}

function read(site: Site, html: string) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const layout = site.layout(document);
  const turns = layout?.turns(document) ?? [];
  const readings = layout ? turns.filter((turn) => turn.mounted).map((turn) => layout.read(turn)) : [];
  const unhealthy = layout?.health(document).filter(({ found }) => !found) ?? [];
  return { layout: layout?.id, turns, messages: readings.flatMap(({ messages }) => messages), readings, unhealthy };
}

function check(
  { layout, turns, messages, readings, unhealthy }: ReturnType<typeof read>,
  want: RealPage,
  interfaceWords: RegExp,
): void {
  const text = textsOf(messages);
  const parts = messages.flatMap((message) => message.parts);
  const citations = parts.flatMap((part) => (part.kind === "citations" ? part.items : []));
  const others = parts.map(({ kind }) => kind).filter((kind) => kind !== "text" && kind !== "citations");
  expect(layout).toBe(want.layout);
  expect(messages.map(({ role }) => role[0]).join("")).toBe(want.roles);
  expect(unhealthy).toEqual([]);
  expect(turns.every(({ mounted }) => mounted)).toBe(true);
  expect(readings.every(({ settled }) => settled)).toBe(!want.unsettled);
  expect(languagesOf(text)).toEqual(want.languages ?? []);
  expect(text.match(/\$\$[^$]+\$\$|\$[^$\n]+\$/g)?.length ?? 0).toBe(want.maths ?? 0);
  expect(text.match(/^\| :?-.*\|$/gm)?.length ?? 0).toBe(want.tables ?? 0);
  expect(citations.map(({ url }) => new URL(url).hostname)).toEqual(want.sources ?? []);
  expect(others).toEqual(want.others ?? []);
  expect(messages.flatMap(({ model }) => model ?? [])).toEqual(want.models ?? []);
  expect(inOrder(text, want.words)).toEqual(want.words);
  expect(text).not.toMatch(interfaceWords);
}

const textsOf = (messages: readonly ReadMessage[]) =>
  messages.flatMap(({ parts }) => parts.map((part) => (part.kind === "text" ? part.text : ""))).join("\n");

const languagesOf = (text: string) =>
  [...text.matchAll(/^ *(`{3,})([^`\n]*)\n[\s\S]*?^ *\1$/gm)].map((fence) => fence[2]);

/** The words found one after the other. */
function inOrder(text: string, words: readonly string[]): string[] {
  let from = 0;
  return words.filter((word) => {
    const at = text.indexOf(word, from);
    if (at >= 0) from = at + word.length;
    return at >= 0;
  });
}
