import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parseQuery } from "../../archive/search/parse-query.ts";
import { searchForDays } from "./day-names.ts";
import { type Day, dateOf, dayIn, dayOf, dayText, weekdayOf, yearOf } from "./days.ts";
import { listedStart, weekStart } from "./week-start.ts";
import { yearWeeks } from "./year-weeks.ts";

vi.mock("../../browser.ts", () => import("../../ui/testing/texts-browser.ts"));

/** Summer time at midnight and at two, half hours, a day left out (Apia, 30 December 2011), no summer time. */
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Asia/Tehran",
];

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** What the list shows for a search over days. */
const isFound = (at: number, from: Day, to: Day) =>
  parseQuery(searchForDays(from, to)).filters.every((filter) =>
    filter.kind === "after" ? at >= filter.at : filter.kind === "before" && at < filter.at,
  );

describe.each(zones)("days in %s", (name) => {
  it("hold exactly the moments that a search over them finds", () => {
    process.env.TZ = name;
    const zoneOf = (timeZone?: string) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
    expect(zoneOf()).toBe(zoneOf(name));
    const moments = fc.date({ min: new Date("2009-01-01"), max: new Date("2030-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const day = dayOf(moment.toISOString()) as Day;
        const found = [-1, 0, 1].map((by) => isFound(moment.getTime(), day + by, day + by));
        expect(found).toEqual([false, true, false]);
        expect(dayText(day)).toBe(
          `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, "0")}-${String(moment.getDate()).padStart(2, "0")}`,
        );
        expect(weekdayOf(day)).toBe(moment.getDay());
      }),
      { numRuns: 400 },
    );
  });

  it("follow each other without a gap or a repeat, however long they are", () => {
    process.env.TZ = name;
    for (let date = 1; date <= 366; date += 1) {
      const evening = new Date(2026, 0, date, 23, 30).toISOString();
      const morning = new Date(2026, 0, date + 1, 3, 30).toISOString();
      expect((dayOf(morning) as Day) - (dayOf(evening) as Day)).toBe(1);
    }
  });
});

it("takes years as they are, and knows what is no moment", () => {
  expect(
    dateOf(dayIn(45, 2, 15))
      .toISOString()
      .slice(0, 10),
  ).toBe("0045-03-15");
  expect(yearOf(dayIn(2024, 1, 29))).toBe(2024);
  expect(dayIn(2026, 1, 29)).toBe(dayIn(2026, 2, 1));
  expect(weekdayOf(dayIn(1969, 6, 20))).toBe(0);
  expect(dayOf("sometime")).toBeUndefined();
});

describe("weeks", () => {
  it("begin on the day of the reader's country", () => {
    const starts = { "en-US": 0, en: 0, "en-GB": 1, de: 1, "pt-BR": 0, "ar-EG": 6, "zh-CN": 1, ja: 0, "fr-CA": 0 };
    for (const [tag, start] of Object.entries(starts)) {
      expect([tag, listedStart(new Intl.Locale(tag))]).toEqual([tag, start]);
      expect([tag, weekStart(tag)]).toEqual([tag, start]);
    }
  });

  it.each([0, 1, 6])("cover each year once and whole, beginning on day %i", (start) => {
    for (let year = 1970; year <= 2070; year += 1) {
      const weeks = yearWeeks(year, start);
      expect(weekdayOf(weeks.start)).toBe(start);
      expect(weeks.first - weeks.start).toBeLessThan(7);
      expect(weeks.start).toBeLessThanOrEqual(weeks.first);
      const end = weeks.start + weeks.weeks * 7 - 1;
      expect(end).toBeGreaterThanOrEqual(weeks.last);
      expect(end - weeks.last).toBeLessThan(7);
      expect(weeks.last - weeks.first + 1).toBe(new Date(year, 1, 29).getDate() === 29 ? 366 : 365);
    }
  });
});
