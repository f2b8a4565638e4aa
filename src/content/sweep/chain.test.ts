import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChain, join, joinRows } from "./chain.ts";

const runs = process.env.CONVOKEEP_LONG ? 4_000 : 400;
const seed = Number(process.env.CONVOKEEP_SEED ?? 20261121);
const turns = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`);

describe("chain", () => {
  it(`puts overlapping looks in order, whichever way the sweep goes (seed ${seed})`, () => {
    const looks = fc.record({
      count: fc.integer({ min: 1, max: 120 }),
      height: fc.integer({ min: 2, max: 12 }),
      step: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      up: fc.boolean(),
      pinned: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(looks, ({ count, height, step, up, pinned }) => {
        const all = turns(count);
        const chain = createChain();
        const starts: number[] = [];
        for (let at = 0; at < count; at += Math.max(1, Math.floor(height * step))) starts.push(at);
        for (const at of up ? starts.reverse() : starts) {
          // Some pages never unmount the newest few: the look is then in two pieces.
          const isShown = (_: string, i: number) => (i >= at && i < at + height) || i >= count - pinned;
          join(chain, all.filter(isShown), up ? "older" : "newer");
        }
        expect(chain.stretches).toEqual([all]);
      }),
      { numRuns: runs, seed },
    );
  });

  it("keeps looks that nothing joins apart, in the direction of the sweep, until something joins them", () => {
    const chain = createChain();
    join(chain, ["t8", "t9"], "older");
    join(chain, ["t2", "t3"], "older");
    join(chain, ["t5"], "newer");
    expect(chain.stretches).toEqual([["t2", "t3"], ["t5"], ["t8", "t9"]]);
    expect(join(chain, ["t3", "t4", "t5"], "newer")).toBe(1);
    expect(join(chain, ["t5", "t6", "t7", "t8"], "newer")).toBe(2);
    expect(chain.stretches).toEqual([["t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"]]);
  });
});

describe("a chain of counted rows", () => {
  it(`is in order of the rows however they were met, apart where rows are missing (seed ${seed})`, () => {
    const looks = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 10 }));
    fc.assert(
      fc.property(looks, (seen) => {
        const chain = createChain();
        for (const rows of seen) {
          const sorted = rows.toSorted((a, b) => a - b);
          const fresh = joinRows(
            chain,
            sorted.map((row) => [`#${row}`, row] as const),
          );
          expect(fresh).toBeLessThanOrEqual(rows.length);
          expect(chain.stretches[chain.current]).toContain(`#${sorted[0]}`);
        }
        const all = [...new Set(seen.flat())].sort((a, b) => a - b);
        expect(chain.stretches.flat()).toEqual(all.map((row) => `#${row}`));
        expect(chain.size()).toBe(all.length);
        const breaks = all.filter((row, at) => at > 0 && row - (all[at - 1] ?? 0) > 1);
        expect(chain.stretches.slice(1).map(([name]) => name)).toEqual(breaks.map((row) => `#${row}`));
      }),
      { numRuns: runs, seed },
    );
  });
});
