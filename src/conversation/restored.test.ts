import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "./canonical.ts";
import type { RestoredConversation } from "./imported.ts";
import { lostSlots, withoutTexts } from "./outline.ts";
import { arrivalOfRestored } from "./restored.ts";
import { withTimes } from "./slot.ts";
import { archives, capturesOf, exportOf, keptBy } from "./testing/archives.ts";
import { keepImport } from "./testing/imports.ts";
import { asArrival, type Keeper, keepAll, keepArrival, newKeeper, threadOf } from "./testing/keeper.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";
import { type Naming, type World, worlds } from "./testing/world.ts";
import { structureOf } from "./write-structure.ts";

announce("restored");

/** What an export of ours would hold of a keeper, as it is read from a file. */
function exported(keeper: Keeper): RestoredConversation {
  if (!keeper.held) throw new Error("nothing held");
  const structure = structureOf(keeper.held.outline, keeper.contents);
  const json = JSON.stringify({ thread: threadOf(keeper), structure });
  return { kind: "restored", assets: {}, ...JSON.parse(json) };
}

/** All that a keeper holds, with the times that the outline knows better. */
function state({ held, contents }: Keeper): string {
  if (!held) throw new Error("nothing held");
  const outline = withoutTexts(held.outline, lostSlots(held.outline, contents));
  const known = [...contents]
    .filter(([slot]) => outline.slots[slot]?.into === undefined)
    .map(([slot, content]) => [slot, withTimes(content, outline.slots[slot]?.text)] as const)
    .sort(([a], [b]) => a - b);
  return canonical([held.row, outline, known]);
}

const unread = (keeper: Keeper) => state(keeper).replaceAll(/"read":\d+/g, "");

const restore = (keeper: Keeper, into: Keeper = newKeeper()) => keepArrival(into, arrivalOfRestored(exported(keeper)));

/** The messages of a conversation; those without ids by their order, for an archive numbers them as it meets them. */
function said(keeper: Keeper): string {
  const numbers = new Map<string, number>();
  return canonical({ ...threadOf(keeper), conversation: undefined }).replaceAll(/"~\d+"/g, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return `"~${number}"`;
  });
}

const world = (terse: fc.Arbitrary<boolean>) =>
  fc
    .tuple(fc.constantFrom<Naming>("ids", "index", "none"), terse)
    .chain(([naming, isTerse]) => worlds({ naming, terse: isTerse, maxLooks: 8 }));

/** Looks at one conversation, a number of them before and the others after an export; some under another record that joined it later. */
const twice = (worlds: fc.Arbitrary<World>) =>
  fc.tuple(worlds, fc.nat(8), fc.boolean()).map(([{ captures }, at, isTwo]) => {
    const [before, after] = [captures.slice(0, at), captures.slice(at)];
    const [early, late] = before.length > 0 && after.length > 0 ? [before, after] : [captures, captures.slice(0, 1)];
    const half = Math.ceil(early.length / 2);
    const apart = isTwo && early.length > 1;
    const keeper = apart
      ? keepArrival(keepAll(early.slice(0, half)), asArrival(keepAll(early.slice(half))))
      : keepAll(early);
    return { keeper, late };
  });

const twoTimes = twice(world(fc.boolean()));
const talkative = twice(world(fc.constant(false)));

describe("a restored conversation", () => {
  test("is exactly the exported one where nothing was held", { timeout }, () => {
    fc.assert(
      fc.property(twoTimes, ({ keeper }) => {
        expect(arrivalOfRestored(exported(keeper)).piece.isCopy).toBe(true);
        expect(state(restore(keeper))).toBe(state(keeper));
      }),
      { numRuns: runs(4_000), seed },
    );
  });

  test("takes in later looks as the exported one does", { timeout }, () => {
    fc.assert(
      fc.property(twoTimes, ({ keeper, late }) => {
        expect(state(keepAll(late, restore(keeper)))).toBe(state(keepAll(late, keeper)));
      }),
      { numRuns: runs(4_000), seed },
    );
  });

  test("changes nothing where it is held already, however much came since", { timeout }, () => {
    fc.assert(
      fc.property(twoTimes, ({ keeper, late }) => {
        const grown = keepAll(late, keeper);
        expect(state(restore(keeper, keeper))).toBe(state(keeper));
        expect(state(restore(keeper, grown))).toBe(state(grown));
      }),
      { numRuns: runs(4_000), seed },
    );
  });

  // Where hardly a message says more than "ok" and none has an id, some may stay apart (see merge-laws.test.ts).
  test("brings what came since to an older archive", { timeout }, () => {
    fc.assert(
      fc.property(talkative, ({ keeper, late }) => {
        const grown = keepAll(late, keeper);
        expect(said(restore(grown, keeper))).toBe(said(grown));
      }),
      { numRuns: runs(4_000), seed },
    );
  });

  test("that was joined with exports is the same in all of this", { timeout }, () => {
    fc.assert(
      fc.property(archives, fc.nat(4), (plans, at) => {
        for (const [place, plan] of plans.entries()) {
          const keeper = keptBy(plan, place);
          const late = capturesOf({ ...plan, export: "none" }, place).slice(at);
          const grown = keepImport(keepAll(late, keeper), exportOf(plan, place));
          const again = restore(keeper);
          expect(state(again)).toBe(state(keeper));
          expect(state(keepImport(keepAll(late, again), exportOf(plan, place)))).toBe(state(grown));
          expect(state(restore(keeper, keeper))).toBe(state(keeper));
          // Only when a text was read may then be told later: a page has read what the export says in the same words.
          expect(unread(restore(keeper, grown))).toBe(unread(grown));
        }
      }),
      { numRuns: runs(1_600), seed },
    );
  });
});
