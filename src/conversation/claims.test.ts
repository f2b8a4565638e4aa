import { expect, test } from "vitest";
import { chooseParents, UNKNOWN } from "./claims.ts";
import type { Outline, Slot } from "./outline.ts";
import { activePath } from "./path.ts";
import { growTree } from "./tree.ts";

const slot = (id: string, index: number): Slot => ({ ids: [id], ranks: [0], role: "user", index, born: 1, seen: 1 });

function outline(slots: Slot[], edges: [parent: number, child: number][]): Outline {
  return {
    head: { url: { value: "https://chatgpt.com/c/1", at: 1 }, first: 1, last: 1 },
    slots,
    edges: edges.map(([parent, child]) => ({ parent, child, at: 1 })),
    hints: [],
  };
}

/** The shown path, which a ring would make endless. */
const shown = (of: Outline) => activePath(of, growTree(of)).flatMap(({ slots }) => slots);

test("rows that contradict what was seen make no ring", () => {
  const turned = outline([slot("a", 1), slot("b", 2)], [[1, 0]]);
  expect(chooseParents(turned)).toEqual([1, UNKNOWN]);
  expect(shown(turned)).toEqual([1, 0]);
  const longer = outline([slot("a", 1), slot("b", 2), slot("c", 3), slot("d", 4)], [[3, 0]]);
  expect(chooseParents(longer)).toEqual([3, UNKNOWN, UNKNOWN, UNKNOWN]);
  expect(shown(longer).toSorted()).toEqual([0, 1, 2, 3]);
});

test("a ring of looks that was opened is not closed again by rows", () => {
  const slots = [slot("a", 0), slot("b", 1), slot("c", 2), slot("d", 3)];
  const round = outline(slots, [
    [0, 1],
    [3, 2],
    [2, 3],
  ]);
  expect(shown(round).toSorted()).toEqual([0, 1, 2, 3]);
});

test("rows join what no look has shown together", () => {
  const apart = outline([slot("a", 0), slot("b", 1), slot("c", 2)], []);
  expect(chooseParents(apart)).toEqual([-1, 0, 1]);
});
