import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Capture } from "./capture.ts";
import type { Part, Thread } from "./model.ts";
import { holds, messagesIn } from "./testing/holds.ts";
import { type Keeper, keep, newKeeper, threadOf } from "./testing/keeper.ts";
import { hasLookalikes } from "./testing/lookalikes.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";
import { briefly, textOf } from "./testing/view.ts";
import { type WorldOptions, worlds } from "./testing/world.ts";

announce("merge grows");
vi.setConfig({ testTimeout: timeout });
const settings = { numRuns: runs(10_000), seed };

const kinds: { name: string; options: WorldOptions }[] = [
  { name: "with ids", options: { naming: "ids" } },
  { name: "with row indices", options: { naming: "index" } },
  { name: "without ids or indices", options: { naming: "none" } },
];

/** Chats in which hardly a message tells where it belongs. */
const terse: typeof kinds = [
  { name: "with row indices, in few words", options: { naming: "index", terse: true } },
  { name: "without ids or indices, in few words", options: { naming: "none", terse: true } },
];

/** Merges one after another and calls back with what was held before and after each. */
function eachStep(captures: readonly Capture[], check: (before: Keeper, after: Keeper, seen: Capture[]) => void): void {
  captures.reduce((keeper, capture, place) => {
    const next = keep(keeper, capture);
    check(keeper, next, captures.slice(0, place + 1));
    return next;
  }, newKeeper());
}

describe.each([...kinds, ...terse])("$name", ({ options }) => {
  test("everything that was ever shown is still there", () => {
    fc.assert(
      fc.property(worlds(options), ({ captures }) => {
        eachStep(captures, (_, after, seen) => {
          const thread = threadOf(after);
          const lost = seen.flatMap(messagesIn).filter((shown) => !thread.messages.some((held) => holds(held, shown)));
          expect(lost, briefly(seen)).toEqual([]);
        });
      }),
      settings,
    );
  });

  test("a look delivered twice changes nothing", () => {
    fc.assert(
      fc.property(worlds(options), ({ captures }) => {
        eachStep(captures, (_, after, seen) => {
          const [last] = seen.slice(-1);
          if (last) expect(keep(after, last), briefly(seen)).toEqual(after);
        });
      }),
      settings,
    );
  });

  test("no look makes it fewer messages than a look has shown at once", () => {
    fc.assert(
      fc.property(worlds(options), ({ captures }) => {
        eachStep(captures, (_, after, seen) => {
          const most = Math.max(...seen.map((capture) => messagesIn(capture).length));
          expect(threadOf(after).messages.length, briefly(seen)).toBeGreaterThanOrEqual(most);
        });
      }),
      settings,
    );
  });
});

describe.each(kinds)("$name", ({ options }) => {
  test("looks from the first message on lose and double none on any branch, however alike", () => {
    // By what stands before them all can be told apart, also at one row, but for an image that may come late.
    const clear = worlds({ ...options, fromStart: true }).filter(
      (world) => options.naming === "ids" || !hasLookalikes({ ...world, naming: "none" }),
    );
    fc.assert(
      fc.property(clear, ({ captures }) => {
        eachStep(captures, (_, after, seen) => {
          expect(threadOf(after).messages.length, briefly(seen)).toBe(new Set(seen.flatMap(trailsIn)).size);
        });
      }),
      settings,
    );
  });
});

describe.each([...kinds.slice(0, 2), ...terse.slice(0, 1)])("$name", ({ options }) => {
  test("neither messages nor characters ever become fewer", () => {
    fc.assert(
      fc.property(worlds(options), ({ captures }) => {
        eachStep(captures, (before, after, seen) => {
          if (!before.held) return;
          const [old, now] = [threadOf(before), threadOf(after)];
          expect(now.messages.length, briefly(seen)).toBeGreaterThanOrEqual(old.messages.length);
          expect(lengthOf(now), briefly(seen)).toBeGreaterThanOrEqual(lengthOf(old));
        });
      }),
      settings,
    );
  });

  test("without branches the shown path never becomes shorter, and what is proven complete stays so", () => {
    fc.assert(
      fc.property(worlds({ ...options, branches: false }), ({ captures }) => {
        eachStep(captures, (before, after, seen) => {
          if (!before.held || !after.held) return;
          const [old, now] = [before.held.row.coverage, after.held.row.coverage];
          expect(now.held, briefly(seen)).toBeGreaterThanOrEqual(old.held);
          if (old.state === "complete") expect(now.state, briefly(seen)).toBe("complete");
        });
      }),
      settings,
    );
  });
});

/** What tells each message of a look from all others: its id, or its words behind those of the messages before it. */
function trailsIn(capture: Capture): string[] {
  const words = messagesIn(capture).map(({ parts }) => `${textOf(parts).split(" ")[0]} ${imageIn(parts)}`);
  return messagesIn(capture).map(({ ids }, place) => ids[0] ?? words.slice(0, place + 1).join("/"));
}

/** Key of the image of a prompt: long texts say enough, and show none while they are written. */
function imageIn(parts: readonly Part[]): string {
  const image = parts.find((part) => part.kind === "image");
  return textOf(parts) === "continue" && image?.kind === "image" ? image.key : "";
}

function lengthOf({ messages }: Thread): number {
  const bodies = messages.flatMap(({ parts, versions }) => [parts, ...versions.map((version) => version.parts)]);
  return bodies.flat().reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0);
}
