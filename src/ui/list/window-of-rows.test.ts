import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { targetIndex } from "./list-keys.ts";
import { rowsToDraw, scrollFor, type Viewport } from "./window-of-rows.ts";

const runs = { numRuns: process.env.CONVOKEEP_LONG ? 10_000 : 500 };
const viewport = fc.record({ top: fc.nat(300_000), height: fc.integer({ min: 50, max: 1_000 }), row: fc.constant(50) });

describe("rows to draw", () => {
  it("covers every row in view, in order, without repeats, and few others", () => {
    const law = (view: Viewport, count: number, current: number) => {
      const drawn = rowsToDraw(view, count, current);
      expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual(drawn);
      expect(drawn.every((index) => index >= 0 && index < count)).toBe(true);
      for (let index = 0; index < count; index += 1) {
        const inView = (index + 1) * view.row > view.top && index * view.row < view.top + view.height;
        if (inView || index === current) expect(drawn).toContain(index);
      }
      expect(drawn.length).toBeLessThanOrEqual(Math.ceil(view.height / view.row) + 11);
    };
    fc.assert(fc.property(viewport, fc.nat(400), fc.nat(450), law), { ...runs, verbose: 1 });
  });

  it("scrolls as little as needed to show a row whole", () => {
    const view = { top: 100, height: 200, row: 50 };
    expect(scrollFor(view, 3)).toBe(100);
    expect(scrollFor(view, 0)).toBe(0);
    expect(scrollFor(view, 6)).toBe(150);
  });
});

describe("keys in the list", () => {
  it("stays inside, and leaves it upwards only", () => {
    expect(targetIndex("ArrowDown", 9, 10, 4)).toBe(9);
    expect(targetIndex("PageDown", 7, 10, 4)).toBe(9);
    expect(targetIndex("PageUp", 2, 10, 4)).toBe(0);
    expect(targetIndex("Home", 5, 10, 4)).toBe(0);
    expect(targetIndex("End", 5, 10, 4)).toBe(9);
    expect(targetIndex("ArrowUp", 0, 10, 4)).toBe(-1);
  });

  it("leaves other keys alone", () => {
    expect(targetIndex("Enter", 0, 10, 4)).toBeUndefined();
    expect(targetIndex("toString", 0, 10, 4)).toBeUndefined();
  });
});
