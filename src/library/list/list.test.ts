import { describe, expect, it } from "vitest";
import { row } from "../../ui/testing/fake-data.ts";
import { dateGroup } from "./date-group.ts";
import { itemOf, itemsToDraw, layoutOf, scrollTo, wholeHeight } from "./item-window.ts";
import { listGroups } from "./list-groups.ts";
import { sorted } from "./sort.ts";

describe("groups by date", () => {
  const now = new Date(2026, 10, 21, 0, 30);
  const groupOf = (...moment: [number, number, number, number?]) => dateGroup(new Date(...moment).toISOString(), now);

  it("goes by the days of the reader's clock, not by hours gone", () => {
    expect(groupOf(2026, 10, 21)).toBe("today");
    expect(groupOf(2026, 10, 20, 23)).toBe("yesterday");
    expect(groupOf(2026, 10, 19, 23)).toBe("week");
    expect(groupOf(2026, 10, 15, 1)).toBe("week");
    expect(groupOf(2026, 10, 14, 23)).toEqual({ year: 2026, month: 10 });
    expect(groupOf(2025, 10, 21)).toEqual({ year: 2025, month: 10 });
  });

  it("takes what a fast clock puts into the future for today", () => {
    expect(groupOf(2026, 10, 23)).toBe("today");
  });
});

describe("order", () => {
  const rows = [
    { ...row("a", "Chat 10"), site: "b", messageCount: 3 },
    { ...row("b", "Chat 9"), site: "a", messageCount: 30 },
    { ...row("c", "zebra"), ownTitle: "Ångström", site: "b", messageCount: 7 },
  ];
  const ids = (by: Parameters<typeof sorted>[1]) =>
    sorted(rows, by, (id) => (id === "a" ? "Zeta" : "Alpha"))
      .map(({ id }) => id)
      .join("");

  it("sorts numbers in titles by their value, by the title that is shown, and sites by their names", () => {
    expect(ids("newest")).toBe("abc");
    expect(ids("oldest")).toBe("cba");
    expect(ids("title")).toBe("cba");
    expect(ids("site")).toBe("acb");
    expect(ids("size")).toBe("bca");
  });
});

describe("what is drawn", () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => row(`c${at}`));
  let asked = 0;
  const groups = listGroups(rows, ({ id }) => {
    asked += 1;
    return Number(id.slice(1)) < 5 ? "first" : "others";
  });
  const layout = layoutOf(rows.length, groups, { group: 30, chat: () => 60 });

  it("has a heading wherever the group changes", () => {
    expect(layout.count).toBe(10_002);
    expect(groups).toEqual([
      { name: "first", from: 0 },
      { name: "others", from: 5 },
    ]);
    const items = Array.from({ length: layout.count }, (_, place) => itemOf(layout, place));
    expect(items.flatMap((item, at) => (item.kind === "group" ? [at] : []))).toEqual([0, 6]);
    expect(items.flatMap((item) => (item.kind === "chat" ? [item.at] : []))).toEqual(rows.map((_, at) => at));
    expect(wholeHeight(layout)).toBe(2 * 30 + 10_000 * 60);
    expect(layout.places[5]).toBe(7);
  });

  it("asks few rows for their group", () => {
    expect(asked).toBeLessThan(60);
    const names = "aabbbcdddddddde".split("");
    const some = listGroups(
      names.map((name, at) => ({ ...row(`${at}`), title: name })),
      ({ title }) => (title === "c" ? undefined : title),
    );
    expect(some.map(({ name, from }) => `${name}${from}`)).toEqual(["a0", "b2", "d6", "e14"]);
  });

  it("is what is in view with some around, and the row that has the focus wherever it is", () => {
    const middle = itemsToDraw(layout, 300_000, 600, 3);
    expect(middle.length).toBeLessThan(30);
    expect(middle[0]).toBe(3);
    const inView = middle.slice(1).map((place) => layout.tops[place] ?? 0);
    expect(inView[0]).toBeLessThan(300_000);
    expect(inView.at(-1)).toBeGreaterThan(300_600);
    expect(itemsToDraw(layout, 0, 600, 10_001).at(-1)).toBe(10_001);
    expect(itemsToDraw(layoutOf(0, [], { group: 30, chat: () => 60 }), 0, 600, -1)).toEqual([]);
  });

  it("scrolls to a row no further than needed, with the heading above the first of a group", () => {
    expect(scrollTo(layout, 7, 5_000, 600)).toBe(layout.tops[6]);
    expect(scrollTo(layout, 8, 5_000, 600)).toBe(layout.tops[8]);
    expect(scrollTo(layout, 8, 0, 6_000)).toBe(0);
    expect(scrollTo(layout, 100, 0, 600)).toBe((layout.tops[101] ?? 0) - 600);
  });
});
