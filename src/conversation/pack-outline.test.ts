import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { ImportedConversation, ResolvedPart } from "./imported.ts";
import { arrivalOfImport } from "./lift-tree.ts";
import { type Outline, withoutTexts } from "./outline.ts";
import { packPages } from "./pack-outline.ts";
import { type Keeper, keepAll, keepArrival, newKeeper } from "./testing/keeper.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";
import { chatOf, windowOf } from "./testing/windows.ts";
import { type Naming, worlds } from "./testing/world.ts";
import { unpackOutline } from "./unpack-outline.ts";
import { unknownWords, withWords } from "./words.ts";

announce("pack outline");
vi.setConfig({ testTimeout: timeout });

function repacked(outline: Outline): Outline {
  return unpackOutline(outline, outline.hints, [...packPages(outline).values()]);
}

/** Edges come back grouped by page, so their order is set before comparing. */
function inOrder(outline: Outline): Outline {
  const edges = [...outline.edges].sort((a, b) => a.child - b.child || (a.parent ?? -1) - (b.parent ?? -1));
  return { ...outline, edges };
}

function outlineOf({ held }: Keeper): Outline {
  if (!held) throw new Error("nothing held");
  return held.outline;
}

const chat = chatOf(500);
const at = Date.parse("2026-01-01");

test.each<Naming>(["ids", "index", "none"])("every outline comes back unchanged (naming: %s)", (naming) => {
  fc.assert(
    fc.property(worlds({ naming }), ({ captures }) => {
      const outline = outlineOf(keepAll(captures));
      expect(inOrder(repacked(outline))).toEqual(inOrder(outline));
    }),
    { numRuns: runs(10_000), seed },
  );
});

test("what is lost and has no id stays findable by its text", () => {
  const outline = withoutTexts(outlineOf(keepAll([windowOf(chat, 0, 4, "none", at)])), new Set([1, 2]));
  expect(outline.slots[1]?.lost).toMatch(/^[0-9a-f]{16}$/);
  expect(inOrder(repacked(outline))).toEqual(inOrder(outline));
});

test("an outline without any message", () => {
  const outline = { head: { url: { value: "u", at: 1 }, first: 1, last: 1 }, slots: [], edges: [], hints: [] };
  expect(repacked(outline)).toEqual(outline);
});

test("a long one, in pages", () => {
  const outline = outlineOf(keepAll([windowOf(chat, 0, 1000, "ids", at)]));
  expect([...packPages(outline).keys()]).toHaveLength(10);
  expect(inOrder(repacked(outline))).toEqual(inOrder(outline));
});

test("only pages that changed are packed again, and with the others they are the whole", () => {
  const before = keepAll([windowOf(chat, 0, 990, "ids", at)]);
  const after = keepAll([windowOf(chat, 985, 995, "ids", at + 1)], before);
  const now = outlineOf(after);
  const pages = packPages(now, outlineOf(before));
  expect([...pages.keys()]).toEqual([9]);
  const all = new Map([...packPages(outlineOf(before)), ...pages]);
  expect(inOrder(unpackOutline(now, now.hints, [...all.values()]))).toEqual(inOrder(now));
});

test("a thousand messages take less than 130 bytes each", () => {
  const pages = packPages(outlineOf(keepAll([windowOf(chat, 0, 1000, "ids", at)])));
  const bytes = [...pages.values()].reduce(
    (sum, page) => sum + page.ids.length + page.hashes.length + page.numbers.byteLength + page.edges.byteLength,
    0,
  );
  expect(bytes).toBeLessThan(130 * 1000);
});

describe("words of exports' texts", () => {
  const file: ImportedConversation<ResolvedPart> = {
    kind: "imported",
    site: "chatgpt",
    id: "chatgpt:1",
    url: "",
    whole: true,
    unknown: [],
    messages: Array.from({ length: 130 }, (_, at) => ({
      ids: [`m-${at}`],
      parent: at === 0 ? null : at - 1,
      role: "user",
      parts: [{ kind: "text", format: "markdown", text: `${at} a text of some words` }],
      finished: true,
    })),
  };
  const kept = keepArrival(newKeeper(), arrivalOfImport(file, at));

  test("come back as not known", () => {
    const outline = outlineOf(kept);
    expect(new Set(outline.slots.map(({ text }) => text?.loose))).toEqual(new Set([unknownWords]));
    expect(inOrder(repacked(outline))).toEqual(inOrder(outline));
  });

  test("are read as they were stored when every one was known at once", () => {
    const known = withWords(outlineOf(kept), kept.contents).outline;
    expect(known.slots.every(({ text }) => /^[0-9a-f]{16}$/.test(text?.loose ?? ""))).toBe(true);
    const pages = [...packPages(known).values()];
    expect(pages.flatMap((page) => Object.keys(page))).not.toContain("wordless");
    expect(unpackOutline(known, known.hints, pages).slots).toEqual(known.slots);
  });

  test("are known of all messages from the moment a look without ids comes", () => {
    const later = keepAll([windowOf(chat, 0, 2, "none", at + 1)], kept);
    const exported = outlineOf(later).slots.filter(({ text }) => text?.loose !== undefined);
    expect(exported).toHaveLength(130);
    expect(exported.every(({ text }) => text?.loose !== unknownWords)).toBe(true);
  });
});
