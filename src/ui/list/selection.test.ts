import { describe, expect, it } from "vitest";
import { withIds } from "./id-set.ts";
import { chosenInOrder, extent, rangeOf } from "./selection.ts";

const shown = ["a", "b", "c", "d", "e"];

describe("choosing chats", () => {
  it("ranges in both directions, ends included", () => {
    expect(rangeOf(shown, "b", "d")).toEqual(["b", "c", "d"]);
    expect(rangeOf(shown, "d", "b")).toEqual(["b", "c", "d"]);
    expect(rangeOf(shown, "c", "c")).toEqual(["c"]);
  });

  it("falls back to one when there was no choice before or it is not shown any more", () => {
    expect(rangeOf(shown, undefined, "c")).toEqual(["c"]);
    expect(rangeOf(shown, "gone", "c")).toEqual(["c"]);
  });

  it("knows none, some and all of what is shown, whatever else is chosen", () => {
    const elsewhere = new Set(["x"]);
    expect(extent(elsewhere, shown)).toBe("none");
    expect(extent(withIds(elsewhere, ["a"], true), shown)).toBe("some");
    expect(extent(withIds(elsewhere, shown, true), shown)).toBe("all");
    expect(extent(elsewhere, [])).toBe("none");
  });

  it("replaces the set instead of changing it", () => {
    const before = new Set(["a"]);
    expect([...withIds(before, ["a"], false)]).toEqual([]);
    expect([...before]).toEqual(["a"]);
  });

  it("lists chosen chats as the archive does and forgets those that are gone", () => {
    expect(chosenInOrder(new Set(["c", "gone", "a"]), [{ id: "a" }, { id: "b" }, { id: "c" }])).toEqual(["a", "c"]);
  });
});
