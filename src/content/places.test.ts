import { expect, test } from "vitest";
import type { Layout, Turn } from "../sites/site.ts";
import { isCalledByRow, placesOf } from "./places.ts";

const turn = (more: Partial<Turn>): Turn => ({ element: {} as Element, key: "", mounted: true, ...more });
const placesIn = (turns: Turn[]) => placesOf({ turns: () => turns } as unknown as Layout, {} as Document);

test("a turn that comes back in a new element is known by its key, by what the page calls it for now, or by its row", () => {
  const names = () =>
    placesIn([turn({ key: "k" }), turn({ name: "n", row: 4 }), turn({ row: 5 })]).map(({ name }) => name);
  expect(names()).toEqual(names());
  expect(new Set(names()).size).toBe(3);
});

test("only what lasts is a key, and only a row is shared with other conversations", () => {
  const [named, counted] = placesIn([turn({ name: "n", row: 4 }), turn({ row: 5 })]);
  expect([named?.key, counted?.key]).toEqual(["", ""]);
  expect([named, counted].map((place) => place && isCalledByRow(place))).toEqual([false, true]);
});
