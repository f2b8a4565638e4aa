import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { keepAll, threadOf } from "./testing/keeper.ts";
import { naiveMerges } from "./testing/naive.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";
import { pathTexts } from "./testing/view.ts";
import { chatOf, type Windows, windowsOver } from "./testing/windows.ts";
import type { Naming } from "./testing/world.ts";

announce("merge heals");
vi.setConfig({ testTimeout: timeout });
const settings = { numRuns: runs(10_000), seed };
const fewer = { numRuns: runs(60), seed };

const namings: Naming[] = ["ids", "index", "none"];

/** Chats of up to 12 turns in which some prompts are the same word, in windows of up to 8 messages. */
function smallWindows(naming: Naming): fc.Arbitrary<Windows> {
  const chats = fc
    .array(fc.boolean(), { minLength: 1, maxLength: 12 })
    .map((repeats) => chatOf(repeats.length, (turn) => repeats[turn] ?? false));
  const overlap = naming === "index" ? 0 : 2;
  return fc
    .tuple(chats, fc.integer({ min: 3, max: 8 }))
    .chain(([texts, size]) => windowsOver(texts, naming, { overlap, size }));
}

describe.each(namings)("naming: %s", (naming) => {
  test("windows that show everything heal to the whole conversation in order, with proof", () => {
    fc.assert(
      fc.property(smallWindows(naming), ({ texts, captures }) => {
        const thread = threadOf(keepAll(captures));
        expect(pathTexts(thread)).toEqual(texts);
        expect(thread.conversation.coverage).toMatchObject({ state: "complete", held: texts.length, gaps: [] });
        expect(thread.conversation.messageCount).toBe(texts.length);
      }),
      settings,
    );
  });

  test("400 turns in windows of 12 messages", () => {
    fc.assert(
      fc.property(windowsOver(chatOf(400), naming, { overlap: 2, size: 12 }), ({ texts, captures }) => {
        const thread = threadOf(keepAll(captures));
        expect(pathTexts(thread)).toEqual(texts);
        expect(thread.conversation.coverage).toMatchObject({ state: "complete", held: 800 });
      }),
      fewer,
    );
  });

  test("50 times the same prompt stay 50", () => {
    const chat = chatOf(50, () => true);
    fc.assert(
      fc.property(windowsOver(chat, naming, { overlap: 3, size: 9 }), ({ texts, captures }) => {
        const thread = threadOf(keepAll([...captures, ...captures]));
        expect(pathTexts(thread)).toEqual(texts);
        expect(thread.messages.filter(({ role }) => role === "user")).toHaveLength(50);
      }),
      fewer,
    );
  });
});

describe("merges as others do them fail these laws", () => {
  test.each(Object.entries(naiveMerges))("%s", (_name, merge) => {
    const result = fc.check(
      fc.property(smallWindows("ids"), ({ texts, captures }) => expect(merge(captures)).toEqual(texts)),
      { numRuns: 500, seed },
    );
    expect(result.failed).toBe(true);
  });
});
