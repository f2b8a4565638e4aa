import { describe, expect, it } from "vitest";
import type { Conversation } from "./model.ts";
import { joinOrganising, organised, organisingOf, shownTitle } from "./organising.ts";
import { tides } from "./testing/tides.ts";

const row: Conversation = { ...tides, tags: ["sea"] };

describe("what a user sets on a conversation", () => {
  it("changes what is named and nothing else", () => {
    const changed = organised(row, { starred: true, folder: "Work/Sea" });
    expect(changed).toEqual({ ...row, starred: true, folder: "Work/Sea" });
    expect(organised(changed, { folder: null, starred: false })).toEqual(row);
  });

  it("is taken back by what was there before", () => {
    const all = { tags: ["a"], folder: "F", starred: true, ownTitle: "Mine", note: "Read again" };
    expect(organised(organised(row, all), organisingOf(row))).toEqual(row);
  });

  it("is tidied: one line, no tag twice, no empty folder", () => {
    const changed = organised(row, {
      tags: [" Sea ", "sea", "", "to\n do", "e\u0301te\u0301"],
      folder: " / Work //  Old \n tides/",
      ownTitle: "  ",
      note: "\n two\nlines \n",
    });
    expect(changed.tags).toEqual(["Sea", "to do", "été"]);
    expect(changed.folder).toBe("Work/Old tides");
    expect(changed).not.toHaveProperty("ownTitle");
    expect(changed.note).toBe("two\nlines");
  });

  it("keeps the site's title beside the user's", () => {
    const changed = organised(row, { ownTitle: "Ebb and flow" });
    expect([changed.title, shownTitle(changed), shownTitle(row)]).toEqual(["Tides", "Ebb and flow", "Tides"]);
  });

  it("of two records of one conversation loses nothing", () => {
    const one = organised(row, { tags: ["a", "b"], note: "first" });
    const other = organised(row, { tags: ["B", "c"], note: "second", folder: "F", starred: true });
    expect(organisingOf(joinOrganising(one, other))).toEqual({
      tags: ["a", "b", "c"],
      folder: "F",
      starred: true,
      ownTitle: null,
      note: "first",
    });
  });
});
