import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { canonical } from "./canonical.ts";
import { loosened } from "./loose.ts";
import type { Arrival } from "./merge.ts";
import { messagesIn } from "./testing/holds.ts";
import { asArrival, type Keeper, keepArrival, newKeeper, threadOf } from "./testing/keeper.ts";
import { hasLookalikes } from "./testing/lookalikes.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";
import { arrivalsOf, brieflyExports, type TwoSides, twoSides } from "./testing/two-sides.ts";
import { briefly, textOf, viewOf } from "./testing/view.ts";
import type { World } from "./testing/world.ts";

announce("page and export");
vi.setConfig({ testTimeout: timeout });
/** 1,000 in the long test, a twentieth otherwise. */
const settings = { numRuns: Math.max(50, runs(1_000)), seed };

const all = (arrivals: readonly Arrival[], from: Keeper = newKeeper()) => arrivals.reduce(keepArrival, from);

/** The same prompt sent twice after the same messages: exports tell the two apart, pages without ids do not. */
function hasTwins({ naming, nodes }: World): boolean {
  if (naming === "ids") return false;
  const places = nodes.map(({ parent, text }) => `${parent} ${text}`);
  return new Set(places).size < places.length;
}

/** Worlds in which a look could belong to several places are left out, as in merge-laws.test.ts. */
function shuffled(sides: fc.Arbitrary<TwoSides>): fc.Arbitrary<[TwoSides, Arrival[]]> {
  return sides
    .filter(({ world }) => !hasLookalikes(world) && !hasTwins(world))
    .chain((one) => {
      const arrivals = arrivalsOf(one);
      return fc.tuple(fc.constant(one), fc.shuffledSubarray(arrivals, { minLength: arrivals.length }));
    });
}

function told({ looks, exports }: TwoSides, arrivals: readonly Arrival[] = []): string {
  const order = arrivals.map(({ at }) => new Date(at).toISOString().slice(11, 16)).join(" ");
  return `${briefly(looks)}\n${brieflyExports(exports)}\n${order}`;
}

function expectSame(actual: unknown, expected: unknown, text: string): void {
  if (canonical(actual) !== canonical(expected)) expect(actual, text).toEqual(expected);
}

const plain = ({ held, contents }: Keeper) => ({ held, contents: [...contents] });

function keepsAll(sides: fc.Arbitrary<TwoSides>): void {
  fc.assert(
    fc.property(sides, (one) => {
      const { messages } = threadOf(all(arrivalsOf(one)));
      const texts = messages.flatMap(({ parts, versions }) => [parts, ...versions.map((old) => old.parts)]).map(textOf);
      const words = texts.map(loosened);
      for (const { parts } of one.exports.flatMap((file) => file.messages)) expect(texts).toContain(textOf(parts));
      for (const entry of one.looks.flatMap(({ entries }) => entries)) {
        if (entry.kind !== "message") continue;
        const shown = loosened(textOf(entry.parts));
        if (entry.finished)
          expect(
            words.some((held) => held.startsWith(shown)),
            told(one),
          ).toBe(true);
      }
    }),
    settings,
  );
}

describe.each([
  { name: "with ids", sides: twoSides({ naming: "ids" }) },
  { name: "with ids and edits", sides: twoSides({ naming: "ids" }, { edits: true }) },
  { name: "with row indices", sides: twoSides({ naming: "index", repeats: false }) },
  { name: "without ids or indices", sides: twoSides({ naming: "none", repeats: false }) },
  { name: "without ids or indices, repeated prompts", sides: twoSides({ naming: "none", minRun: 2 }) },
  { name: "without any ids", sides: twoSides({ naming: "none", repeats: false }, { named: false }) },
])("page and export $name", ({ sides }) => {
  test("in any order the same", () => {
    fc.assert(
      fc.property(shuffled(sides), ([one, order]) => {
        expectSame(viewOf(all(order)), viewOf(all(arrivalsOf(one))), told(one, order));
      }),
      settings,
    );
  });

  test("again changes nothing", () => {
    fc.assert(
      fc.property(sides, fc.nat(), (one, n) => {
        const arrivals = arrivalsOf(one);
        const kept = all(arrivals);
        const again = arrivals[n % arrivals.length];
        if (again) expectSame(plain(keepArrival(kept, again)), plain(kept), told(one, [again]));
      }),
      settings,
    );
  });

  test("two archives joined are one that saw everything", () => {
    fc.assert(
      fc.property(shuffled(sides), fc.nat(), ([one, order], n) => {
        const cut = 1 + (n % (order.length - 1 || 1));
        if (order.length < 2) return;
        const joined = keepArrival(all(order.slice(0, cut)), asArrival(all(order.slice(cut))));
        expectSame(viewOf(joined), viewOf(all(arrivalsOf(one))), told(one, order));
      }),
      settings,
    );
  });

  test("nothing is lost: all words of the page, all texts of the export as they are", () => keepsAll(sides));

  test("nothing is doubled: as many messages as there are, and no version where words agree", () => {
    fc.assert(
      fc.property(shuffled(sides), ([one, order]) => {
        const thread = threadOf(all(order));
        const known = new Set(one.exports.flatMap(({ messages }) => messages.map((_, place) => place)));
        const whole = one.exports.some(({ messages }) => messages.length === one.world.nodes.length);
        if (!whole) return;
        expect(thread.messages.length, told(one, order)).toBe(known.size);
      }),
      settings,
    );
  });
});

/** To which of them a look belongs that shows nothing behind them cannot be told: it may stay beside them. */
test.each(["index", "none"] as const)(
  "prompts sent twice after the same messages lose nothing either, with %s",
  (naming) => keepsAll(twoSides({ naming, twins: true })),
);

describe("the law tells ours from what others do", () => {
  const sides = twoSides({ naming: "ids", repeats: false, streaming: false });
  const textsOf = (one: TwoSides) =>
    [...one.looks.flatMap(messagesIn), ...one.exports.flatMap((file) => file.messages)].map(({ parts }) =>
      textOf(parts),
    );

  /** Every text that any side has told is held, in its words, and none twice. */
  function isTrue(one: TwoSides, held: readonly string[]): boolean {
    const words = held.map(loosened);
    return textsOf(one).every((text) => words.includes(loosened(text))) && new Set(words).size === words.length;
  }

  const ways: Record<string, (one: TwoSides) => string[]> = {
    "the export replaces what was saved": ({ exports }) =>
      exports.at(-1)?.messages.map(({ parts }) => textOf(parts)) ?? [],
    "what was saved stays as it is": ({ looks }) => looks.flatMap(messagesIn).map(({ parts }) => textOf(parts)),
    "the union of all texts": (one) => [...new Set(textsOf(one))],
    "the union by how texts begin": (one) => [
      ...new Map(textsOf(one).map((text) => [text.slice(0, 30), text])).values(),
    ],
    "the longer side": ({ looks, exports }) =>
      [
        ...looks.map((look) => messagesIn(look).map(({ parts }) => textOf(parts))),
        ...exports.map(({ messages }) => messages.map(({ parts }) => textOf(parts))),
      ].reduce((best, texts) => (texts.length > best.length ? texts : best), []),
  };

  test.each(Object.keys(ways))("%s", (way) => {
    const failed = fc.check(
      fc.property(sides, (one) => isTrue(one, ways[way]?.(one) ?? [])),
      settings,
    ).failed;
    expect(failed).toBe(true);
  });

  test("ours", () => {
    fc.assert(
      fc.property(sides, (one) => {
        const { messages } = threadOf(all(arrivalsOf(one)));
        const texts = messages.flatMap(({ parts, versions }) => [parts, ...versions.map((old) => old.parts)]);
        expect(isTrue(one, texts.map(textOf)), told(one)).toBe(true);
      }),
      settings,
    );
  });
});
