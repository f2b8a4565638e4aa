import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { formatBytes } from "../../ui/format-bytes.ts";
import { row } from "../../ui/testing/fake-data.ts";
import { fakeLibraryData } from "../testing/fake-library-data.ts";
import { activityOf } from "./activity.ts";
import { axisTop } from "./axis.ts";
import { dayIn, yearOf } from "./days.ts";
import { factsOf } from "./facts.ts";
import { levelOf } from "./level.ts";
import { samplesOf, textsOf } from "./sample.ts";
import { measureStorage } from "./storage.ts";
import { targetCell } from "./use-roving.ts";
import { yearView } from "./year-view.ts";

vi.mock("../../browser.ts", () => import("../../ui/testing/texts-browser.ts"));

const at = (iso: string) => ({ at: iso, from: "page" as const });
const sites = ["a", "b", "c"];

describe("a year", () => {
  const moment = fc.date({ min: new Date("2023-12-20"), max: new Date("2026-01-10"), noInvalidDate: true });
  const rows = fc.array(
    fc.record({ site: fc.constantFrom(...sites), updated: moment.map((date) => at(date.toISOString())) }),
    { maxLength: 60 },
  );

  it("counts every chat once: in its day, its week and its site, and in no other year", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0, 1, 6), (all, start) => {
        const activity = activityOf(all);
        const counted = activity.years.map((year) => yearView(activity, year, start, (site) => sites.indexOf(site), 3));
        expect(counted.reduce((sum, { chats }) => sum + chats, 0)).toBe(all.length);
        for (const { year, cells, weeks, chats, active, most } of counted) {
          expect(weeks).toHaveLength(cells.length / 7);
          expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(chats);
          expect(weeks.every(({ counts, count }) => counts.reduce((a, b) => a + b, 0) === count)).toBe(true);
          expect(most).toBe(Math.max(...weeks.map(({ count }) => count)));
          expect(active).toBe(cells.filter(({ count }) => count > 0).length);
          expect(
            cells.every(({ outside, day, count }) => outside === (yearOf(day) !== year) && !(outside && count)),
          ).toBe(true);
        }
      }),
    );
  });

  it("cuts its first and last week where the neighbouring years begin", () => {
    const { weeks, cells } = yearView(activityOf([]), 2026, 1, () => 0, 1);
    expect(weeks[0]).toMatchObject({ from: dayIn(2026, 0, 1), to: dayIn(2026, 0, 4) });
    expect(weeks.at(-1)).toMatchObject({ from: dayIn(2026, 11, 28), to: dayIn(2026, 11, 31) });
    expect(cells.findIndex(({ outside }) => !outside)).toBe(3);
  });

  it("leaves out what has no date", () => {
    expect(activityOf([{ site: "a", updated: at("never") }]).years).toEqual([]);
  });

  it("is counted in a moment for ten thousand chats", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      site: sites[index % 3] ?? "",
      updated: at(new Date(Date.UTC(2026, 10, 20) - index * 9_000_000).toISOString()),
    }));
    const before = performance.now();
    const view = yearView(activityOf(many), 2026, 1, (site) => sites.indexOf(site), 3);
    expect(view.chats).toBeGreaterThan(2_000);
    // Some 10 ms; the limit is for a machine with much else to do.
    expect(performance.now() - before).toBeLessThan(500);
  });
});

it("has a level for every count: none, then one to four, the fuller the higher", () => {
  for (const most of [1, 2, 7, 300]) {
    const levels = Array.from({ length: most + 1 }, (_, count) => levelOf(count, most));
    expect(levels[0]).toBe(0);
    expect(levels[1]).toBeGreaterThan(0);
    expect(levels.at(-1)).toBe(4);
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  }
});

it("ends an axis at a round number with a whole one in the middle", () => {
  for (let most = 0; most < 2_000; most += 1) {
    const top = axisTop(most);
    expect(top).toBeGreaterThanOrEqual(most);
    expect(top % 2).toBe(0);
    expect(top).toBeLessThanOrEqual(Math.max(2, most * 2));
  }
});

it("goes through days by keys and stays within the year, either way of reading", () => {
  const year = { column: 7, first: 3, last: 367 };
  expect(targetCell("ArrowDown", 10, year, false)).toBe(11);
  expect(targetCell("ArrowLeft", 10, year, false)).toBe(3);
  expect(targetCell("ArrowLeft", 4, year, false)).toBe(3);
  expect(targetCell("ArrowLeft", 10, year, true)).toBe(17);
  expect(targetCell("End", 10, year, false)).toBe(367);
  expect(targetCell("Home", 10, year, false)).toBe(3);
  expect(targetCell("PageDown", 360, year, false)).toBe(367);
  expect(targetCell("ArrowDown", 5, { column: 1, first: 0, last: 52 }, false)).toBeUndefined();
  expect(targetCell("x", 10, year, false)).toBeUndefined();
});

it("sums up the archive", () => {
  const facts = factsOf([
    { ...row("a"), created: at("2024-05-01T09:00:00+09:00"), firstCaptured: "2026-01-02T00:00:00.000Z" },
    { ...row("b"), site: "claude", updated: at("2024-05-01T00:30:00.000Z"), messageCount: 7 },
    { ...row("c"), updated: at("never") },
  ]);
  expect(facts).toEqual({
    chats: 3,
    messages: 11,
    sites: 2,
    oldest: "2024-05-01T09:00:00+09:00",
    firstSaved: "2026-01-02T00:00:00.000Z",
    coverage: { complete: 0, partial: 0, unknown: 3 },
  });
  expect(factsOf([])).toMatchObject({ chats: 0, sites: 0 });
});

it("writes bytes as people do", () => {
  const written = [0, 1, 999, 1_000, 12_345, 1_234_567, 99_960_000, 123_456_789, 2.5e9].map(formatBytes);
  expect(written).toEqual(["0 byte", "1 byte", "999 byte", "1 kB", "12 kB", "1.2 MB", "100 MB", "123 MB", "2.5 GB"]);
});

describe("storage by site", () => {
  const chat = (index: number, messageCount: number) => ({ ...row(`c${index}`), messageCount });

  it("is measured whole where there are few chats, and near the truth where there are many", async () => {
    const bytesOf = (messages: number, index: number) => messages * (700 + ((index * 7_919) % 900));
    for (const [count, within] of [
      [20, 0],
      [2_000, 0.25],
    ] as const) {
      const rows = Array.from({ length: count }, (_, index) =>
        chat(index, 2 + Math.floor(3_000 / (index + 1)) + (index % 40)),
      );
      const sizes = new Map(rows.map(({ id, messageCount }, index) => [id, bytesOf(messageCount, index)]));
      const truth = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      const asked: string[] = [];
      const data = dataOf(sizes, asked);
      const how = { signal: new AbortController().signal, measured: { texts: new Map() }, tell() {} };
      const { sites: found, ...rest } = await measureStorage(data, rows, how);
      expect(rest).toEqual({ whole: 4_000, index: 70, unshown: 16 });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ images: 500, sounds: 0, files: 20, estimated: within > 0 });
      expect(Math.abs((found[0]?.texts ?? 0) / truth - 1)).toBeLessThanOrEqual(within);
      expect(asked.length).toBeLessThanOrEqual(24 + 1);
    }
  });

  const dataOf = (sizes: ReadonlyMap<string, number>, asked: string[]) => ({
    ...fakeLibraryData(),
    sizes: {
      async media() {
        asked.push("media");
        const byChat = new Map([
          ["c1", { images: 500, sounds: 0, files: 20 }],
          ["gone", { images: 9, sounds: 0, files: 0 }],
        ]);
        return { byChat, unshown: 7 };
      },
      async texts(id: string) {
        asked.push(id);
        return sizes.get(id) ?? 0;
      },
      index: async () => 70,
    },
    usage: async () => ({ used: 4_000, kept: false }),
  });

  it("measures again only what has changed, and says how far it is", async () => {
    const asked: string[] = [];
    const data = dataOf(new Map(), asked);
    const rows = ["a", "b", "c", "d"].map((site, at) => ({ ...chat(at, 3), site }));
    const told: number[] = [];
    const signal = new AbortController().signal;
    const how = { signal, measured: { texts: new Map() }, tell: (done: number) => told.push(done) };
    const first = await measureStorage(data, rows, how);
    expect(told).toEqual([0, 0.25, 0.5, 0.75]);
    expect(asked.splice(0)).toEqual(["media", "c0", "c1", "c2", "c3"]);
    expect(await measureStorage(data, rows, how)).toEqual(first);
    expect(asked).toEqual([]);
    await measureStorage(data, [...rows.slice(0, 3), { ...chat(3, 4), site: "d" }], how);
    expect(asked).toEqual(["media", "c3"]);
  });

  it("stops measuring when nobody looks any more", async () => {
    const how = { signal: AbortSignal.abort(), measured: { texts: new Map() }, tell() {} };
    await expect(measureStorage(fakeLibraryData(), [chat(1, 1)], how)).rejects.toThrow();
  });

  it("reckons nothing from nothing", () => {
    const [sample] = samplesOf(Array.from({ length: 30 }, (_, index) => chat(index, 0)));
    expect(sample && textsOf(sample, new Map())).toBe(0);
  });
});
