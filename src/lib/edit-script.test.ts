import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Edit, editScript } from "./edit-script.ts";

const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });
const lengthOf = (edits: readonly Edit[], kind: Edit["kind"]) =>
  edits.reduce((sum, edit) => sum + (edit.kind === kind ? edit.count : 0), 0);

/** What the edits make of `before`, taking added entries from `after` in their order. */
function applied(edits: readonly Edit[], before: readonly string[], after: readonly string[]): string[] {
  const made: string[] = [];
  let from = 0;
  for (const { kind, count } of edits) {
    if (kind === "same") made.push(...before.slice(from, from + count));
    if (kind === "added") made.push(...after.slice(made.length, made.length + count));
    else from += count;
  }
  return from === before.length ? made : ["left over"];
}

/** Entries of the longest list that lies in both, by the textbook's table. */
function common(before: readonly string[], after: readonly string[]): number {
  const row = new Array<number>(after.length + 1).fill(0);
  for (const entry of before) {
    let diagonal = 0;
    for (let at = 1; at <= after.length; at += 1) {
      const above = row[at] ?? 0;
      row[at] = entry === after[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[after.length] ?? 0;
}

describe("edit script", () => {
  it("makes the later list of the earlier one, and keeps as much as can be kept", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const edits = editScript(before, after);
        expect(applied(edits, before, after)).toEqual(after);
        expect(lengthOf(edits, "same")).toBe(common(before, after));
      }),
    );
  });

  it("is right, if not short, where it gives up", () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 6 }), (before, after, most) => {
        expect(applied(editScript(before, after, most), before, after)).toEqual(after);
      }),
    );
  });

  it("names runs once, removals before additions", () => {
    expect(editScript([..."one two"], [..."one six"])).toEqual([
      { kind: "same", count: 4 },
      { kind: "removed", count: 3 },
      { kind: "added", count: 3 },
    ]);
    expect(editScript(["a"], ["a"])).toEqual([{ kind: "same", count: 1 }]);
    expect(editScript([], [])).toEqual([]);
  });
});
