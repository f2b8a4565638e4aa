import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Capture } from "./capture.ts";
import { lostSlots, withoutTexts } from "./outline.ts";
import { holds, messagesIn } from "./testing/holds.ts";
import { asArrival, type Keeper, keepAll, keepArrival, threadOf } from "./testing/keeper.ts";
import { look, nameless } from "./testing/looks.ts";
import { heldWords, wordsOf } from "./testing/scenes.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";
import { briefly, pathTexts } from "./testing/view.ts";
import { type Naming, worlds } from "./testing/world.ts";

announce("merge damage");
vi.setConfig({ testTimeout: timeout });
const settings = { numRuns: runs(2_000), seed };

const namings: Naming[] = ["ids", "index", "none"];

/** The same archive without some contents, as when chunks are missing in a damaged store. */
function without({ held, contents }: Keeper, isLost: (slot: number) => boolean): Keeper {
  const left = new Map([...contents].filter(([slot]) => !isLost(slot)));
  return { ...(held ? { held } : {}), contents: left };
}

/** As an archive opens it: what is lost counts as not held. */
function opened({ held, contents }: Keeper): Keeper {
  if (!held) throw new Error("nothing held");
  return { held: { ...held, outline: withoutTexts(held.outline, lostSlots(held.outline, contents)) }, contents };
}

/** The same looks taken again a month later. */
function later(captures: readonly Capture[]): Capture[] {
  return captures.map((capture) => ({ ...capture, capturedAt: capture.capturedAt.replace("2026-01", "2026-02") }));
}

describe.each(namings)("naming: %s", (naming) => {
  const damaged = fc.tuple(worlds({ naming }), fc.nat(2 ** 16 - 1));
  // Half an answer cannot be compared with a whole one that is lost: it stays apart.
  const plain = { naming, branches: false, repeats: false, streaming: naming === "ids" };
  const isIn = (bits: number) => (slot: number) => ((bits >> (slot % 16)) & 1) === 1;

  test("what is left can be read, and what is lost on the shown path is a gap", () => {
    fc.assert(
      fc.property(damaged, ([{ captures }, bits]) => {
        const whole = keepAll(captures);
        const left = without(whole, isIn(bits));
        const { messages, conversation } = threadOf(left);
        expect(messages).toHaveLength(left.contents.size);
        const shown = threadOf(whole).conversation.coverage;
        if (conversation.coverage.held < shown.held) expect(conversation.coverage.state).toBe("partial");
      }),
      settings,
    );
  });

  test("later looks are hindered by nothing, and all they show is held", () => {
    fc.assert(
      fc.property(damaged, ([{ captures }, bits]) => {
        const { messages } = threadOf(keepAll(later(captures), opened(without(keepAll(captures), isIn(bits)))));
        const missing = captures.flatMap(messagesIn).filter((shown) => !messages.some((held) => holds(held, shown)));
        expect(missing, briefly(captures)).toEqual([]);
      }),
      settings,
    );
  });

  test("joined with another archive it hinders nothing", () => {
    fc.assert(
      fc.property(damaged, ([{ captures }, bits]) => {
        const whole = keepAll(captures);
        const joined = keepArrival(keepAll(later(captures)), asArrival(without(whole, isIn(bits))));
        const { messages } = threadOf(joined);
        const missing = captures.flatMap(messagesIn).filter((shown) => !messages.some((held) => holds(held, shown)));
        expect(missing, briefly(captures)).toEqual([]);
        expect(messages).toHaveLength(joined.contents.size);
      }),
      settings,
    );
  });

  test("later looks fill in what was lost, as if nothing had been", () => {
    fc.assert(
      fc.property(worlds(plain), fc.nat(2 ** 16 - 1), ({ captures }, bits) => {
        const whole = keepAll(captures);
        const healed = threadOf(keepAll(later(captures), opened(without(whole, isIn(bits)))));
        const expected = threadOf(keepAll(later(captures), whole));
        expect(pathTexts(healed), briefly(captures)).toEqual(pathTexts(expected));
        expect(healed.messages).toHaveLength(expected.messages.length);
        expect(healed.conversation.coverage).toEqual(expected.conversation.coverage);
      }),
      settings,
    );
  });
});

describe("without ids", () => {
  const names = ["u0", "a1", "u2", "a3"];
  const before = keepAll([look(1, ["^", ...names.map((name) => nameless(name)), "$"])]);
  const damaged = opened(without(before, (slot) => slot === 2));

  test("a look at other messages is not hindered, and the gap is told", () => {
    const thread = threadOf(keepAll([look(2, [nameless("a3"), nameless("u4"), nameless("a5"), "$"])], damaged));
    expect(wordsOf(thread)).toEqual(["u0", "a1", "… not-shown", "a3", "u4", "a5"]);
    expect(thread.conversation.coverage.state).toBe("partial");
  });

  test("the same text fills the gap", () => {
    const thread = threadOf(keepAll([look(2, [nameless("a1"), nameless("u2")])], damaged));
    expect(wordsOf(thread)).toEqual(names);
    expect(thread.conversation.coverage.state).toBe("complete");
  });

  test("another text does not pass for it: it is a branch", () => {
    const thread = threadOf(keepAll([look(2, [nameless("a1"), nameless("u5"), nameless("a6"), "$"])], damaged));
    expect(heldWords(thread)).toEqual(["a1", "a3", "a6", "u0", "u5"]);
    expect(wordsOf(thread)).toEqual(["u0", "a1", "u5", "a6"]);
  });
});
