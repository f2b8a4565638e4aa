import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { canonical } from "./canonical.ts";
import type { Capture } from "./capture.ts";
import { asArrival, type Keeper, keep, keepAll, keepArrival } from "./testing/keeper.ts";
import { hasLookalikes } from "./testing/lookalikes.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";
import { briefly, viewOf } from "./testing/view.ts";
import { type World, worlds } from "./testing/world.ts";

announce("merge laws");
vi.setConfig({ testTimeout: timeout });
const settings = { numRuns: runs(10_000), seed };

/**
 * A world and its looks in another order. Where messages of two branches cannot be told apart by anything that a page
 * gives, a look that shows one of them alone could belong to either: which one it is joined with, or that it stays apart,
 * then depends on what was known when it came. Nothing is lost by it (merge-grows.test.ts); only the same result in any
 * order cannot be had, so such worlds are left out here, and nowhere else.
 */
function shuffled(options: Parameters<typeof worlds>[0]): fc.Arbitrary<[World, Capture[]]> {
  const clear = worlds(options).filter((world) => !hasLookalikes(world));
  return clear.chain((world) =>
    fc.tuple(fc.constant(world), fc.shuffledSubarray(world.captures, { minLength: world.captures.length })),
  );
}

/** Deep equality, and the looks in short when it fails. Comparing texts first is many times faster. */
function expectSame(actual: unknown, expected: unknown, captures: readonly Capture[]): void {
  if (canonical(actual) !== canonical(expected)) expect(actual, briefly(captures)).toEqual(expected);
}

function plain({ held, contents }: Keeper) {
  return { held, contents: [...contents] };
}

describe.each([
  { name: "with ids", options: { naming: "ids" as const } },
  { name: "with row indices", options: { naming: "index" as const } },
  { name: "without ids or indices", options: { naming: "none" as const, repeats: false } },
  { name: "without ids or indices, repeated prompts", options: { naming: "none" as const, minRun: 2 } },
])("$name", ({ options }) => {
  test("the order of looks does not matter", () => {
    fc.assert(
      fc.property(shuffled(options), ([world, order]) => {
        expectSame(viewOf(keepAll(order)), viewOf(keepAll(world.captures)), order);
      }),
      settings,
    );
  });

  test("a look merged again changes nothing", () => {
    fc.assert(
      fc.property(worlds(options), fc.nat(), ({ captures }, n) => {
        const kept = keepAll(captures);
        const again = captures[n % captures.length];
        if (again) expectSame(plain(keep(kept, again)), plain(kept), [...captures, again]);
      }),
      settings,
    );
  });

  test("two archives joined are the same as one that saw everything", () => {
    fc.assert(
      fc.property(shuffled(options), fc.nat(), ([world, order], n) => {
        if (order.length < 2) return;
        const cut = 1 + (n % (order.length - 1));
        const joined = keepArrival(keepAll(order.slice(0, cut)), asArrival(keepAll(order.slice(cut))));
        expectSame(viewOf(joined), viewOf(keepAll(world.captures)), order);
      }),
      settings,
    );
  });
});
