import { describe, expect, it } from "vitest";
import { row } from "../../ui/testing/fake-data.ts";
import { liesIn, placeKey } from "./place.ts";
import { tallyOf } from "./tally.ts";

const whole = { state: "complete", held: 2, total: 2, gaps: [], unreadImages: 0 } as const;
const rows = [
  { ...row("a"), site: "claude", tags: ["idea", "code"], folder: "Work/Offers", starred: true },
  { ...row("b"), tags: ["idea"], folder: "Work" },
  { ...row("c"), folder: "Workshop", coverage: { ...whole, gaps: [] } },
  { ...row("d"), folder: "Trips/2026/Lisbon" },
];

describe("places", () => {
  it("counts in every place what lies in it", () => {
    const tally = tallyOf(rows);
    expect(tally).toMatchObject({ all: 4, starred: 1, partial: 3 });
    expect(tally.sites).toEqual([
      { name: "chatgpt", count: 3 },
      { name: "claude", count: 1 },
    ]);
    expect(tally.tags).toEqual([
      { name: "code", count: 1 },
      { name: "idea", count: 2 },
    ]);
    const places = [
      ...tally.sites.map(({ name, count }) => [{ kind: "site", name } as const, count] as const),
      ...tally.tags.map(({ name, count }) => [{ kind: "tag", name } as const, count] as const),
      ...tally.folders.map(({ path, count }) => [{ kind: "folder", name: path } as const, count] as const),
    ];
    for (const [place, count] of places) expect(rows.filter((one) => liesIn(place, one))).toHaveLength(count);
  });

  it("makes a tree of folders, also of those that only hold others, and keeps names apart that begin alike", () => {
    const { folders } = tallyOf(rows);
    expect(folders.map(({ path, count }) => `${path} ${count}`)).toEqual(["Trips 1", "Work 2", "Workshop 1"]);
    expect(folders[0]?.inside[0]).toMatchObject({ label: "2026", path: "Trips/2026", count: 1 });
    expect(folders[1]?.inside).toEqual([{ label: "Offers", path: "Work/Offers", count: 1, inside: [] }]);
  });

  it("tells a tag from a folder and a site of the same name", () => {
    const kinds = ["tag", "folder", "site"] as const;
    expect(new Set(kinds.map((kind) => placeKey({ kind, name: "claude" }))).size).toBe(3);
  });
});
