import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sized } from "../../e2e/harness/long.ts";
import type { Conversation } from "./model.ts";
import { type Organising, organised, userSetOf, withSet } from "./organising.ts";
import { joinUserSet, stampedRow, tagMark, type UserSet } from "./set-times.ts";
import { tides as row } from "./testing/tides.ts";

/** What users do, over few values, so that the same is set, taken away and set again. */
const words = fc.constantFrom("a", "B", "b", "c d");
const change = fc.record<Partial<Organising>>(
  {
    tags: fc.uniqueArray(words, { selector: (tag) => tag.toLowerCase(), maxLength: 3 }),
    folder: fc.option(words),
    starred: fc.boolean(),
    ownTitle: fc.option(words),
    note: fc.option(words),
  },
  { requiredKeys: [] },
);
const act = fc.record({ set: change, at: fc.integer({ min: 0, max: 6 }), noted: fc.boolean() });

/** A row after some acts; those that are not noted happened before times were. */
const rows = fc.array(act, { maxLength: 6 }).map((acts) =>
  acts.reduce((held, { set, at, noted }) => {
    const after = organised(held, set);
    return noted ? stampedRow(held, after, new Date(Date.UTC(2026, 0, 1) + at).toISOString()) : after;
  }, row),
);
const join = (a: Conversation, b: Conversation) => withSet(a, userSetOf(b), "either");
const runs = { numRuns: sized(20_000, 1_000) };

describe("what other browsers have set", () => {
  it("comes to the same in any order and grouping, and once is as good as twice", () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        expect(join(a, b)).toEqual(join(b, a));
        expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
        expect(join(a, a)).toEqual(a);
        expect(join(join(a, b), b)).toEqual(join(a, b));
      }),
      runs,
    );
  });

  it("holds what the one has set last after it knew the other", () => {
    fc.assert(
      fc.property(rows, rows, change, (a, b, set) => {
        const known = join(a, b);
        const news = stampedRow(known, organised(known, set), "2027-01-01T00:00:00.000Z");
        const { setAt: _, ...joined } = join(b, news);
        const { setAt: __, ...wanted } = news;
        expect({ ...joined, tags: joined.tags.toSorted() }).toEqual({ ...wanted, tags: wanted.tags.toSorted() });
      }),
      runs,
    );
  });

  it("would not with a join that goes by what is held", () => {
    const naive = (a: Conversation, b: Conversation) => withSet(a, userSetOf(b), "first");
    const law = fc.property(rows, rows, (a, b) => expect(naive(a, b)).toEqual(naive(b, a)));
    expect(() => fc.assert(law, { ...runs, numRuns: 1_000 })).toThrow();
  });
});

describe("times", () => {
  const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;

  it("are noted of what differs alone, and go on where a clock was set back", () => {
    const first = stampedRow(row, organised(row, { tags: ["Sea"], folder: "F" }), at(2));
    expect(first.setAt).toEqual({ folder: at(2), tags: { [tagMark("sea")]: at(2) } });
    const second = stampedRow(first, organised(first, { folder: null, tags: [] }), at(1));
    const next = "2026-01-02T00:00:00.001Z";
    expect(second.setAt).toEqual({ folder: next, tags: { [tagMark("SEA")]: next } });
    expect(stampedRow(second, second, at(5))).toEqual(second);
  });

  it("let what was taken away stay away, and what was put back come back", () => {
    const tagged = stampedRow(row, organised(row, { tags: ["x", "y"], starred: true }), at(1));
    const without = stampedRow(tagged, organised(tagged, { tags: ["y"], starred: false }), at(2));
    expect(join(tagged, without)).toEqual(without);
    const again = stampedRow(without, organised(without, { tags: ["y", "x"] }), at(3));
    expect(join(without, again).tags.toSorted()).toEqual(["x", "y"]);
  });

  it("of a file that is imported count where they are later; what was set before times were stays", () => {
    const held: UserSet = { ...userSetOf(row), folder: "Held", ownTitle: "Old", setAt: { ownTitle: at(1) } };
    const told: UserSet = {
      ...userSetOf(row),
      folder: "Told",
      ownTitle: "New",
      note: "n",
      setAt: { folder: at(2), ownTitle: at(2) },
    };
    const joined = joinUserSet(held, told, "first");
    expect([joined.folder, joined.ownTitle, joined.note]).toEqual(["Held", "New", "n"]);
  });
});
