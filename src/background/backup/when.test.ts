import fc from "fast-check";
import { expect, it } from "vitest";
import type { ScheduleRow } from "../../backup/state/schedule-row.ts";
import { backupPaces } from "../../messages/backup.ts";
import { isDue, isOverdue, nextRun } from "./when.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const noon = Date.UTC(2026, 10, 20, 12);
const iso = (ms: number) => new Date(ms).toISOString();
const rowOf = (more: Partial<ScheduleRow>): ScheduleRow => ({
  place: "p",
  pace: "daily",
  since: iso(noon - day),
  ...more,
});
const goodAt = (ms: number) => ({ good: { at: iso(ms), bytes: 1, conversations: 1 } });

it("is due at once where there is none, then a day after the last good one", () => {
  expect(isDue(rowOf({}), noon)).toBe(true);
  expect(nextRun(rowOf(goodAt(noon)), noon)).toBe(noon + day);
  expect(isDue(rowOf(goodAt(noon)), noon + day - 1)).toBe(false);
  expect(isDue(rowOf(goodAt(noon)), noon + day)).toBe(true);
  expect(isDue(rowOf({ pace: "never" }), noon + 900 * day)).toBe(false);
  expect(isDue(rowOf({ pace: "never", asked: true }), noon)).toBe(true);
});

it("catches up once on what was missed, however much it was", () => {
  const row = rowOf({ pace: "hourly", ...goodAt(noon) });
  expect(isDue(row, noon + 400 * day)).toBe(true);
  expect(isDue({ ...row, ...goodAt(noon + 400 * day) }, noon + 400 * day + 1)).toBe(false);
});

it("does not wait for a time that a wrong clock has stored", () => {
  expect(isDue(rowOf(goodAt(noon + 900 * day)), noon)).toBe(true);
  const failed = { problem: "unreachable", at: iso(noon + 900 * day), times: 9 };
  expect(isDue(rowOf({ failed }), noon)).toBe(true);
});

it("waits longer after each failure in a row, and longer where only the user can help", () => {
  const after = (problem: string, times: number) =>
    (nextRun(rowOf({ failed: { problem, at: iso(noon), times } }), noon) ?? 0) - noon;
  expect(after("unreachable", 1)).toBe(5 * 60_000);
  expect(after("unreachable", 2)).toBe(10 * 60_000);
  expect(after("unreachable", 1000)).toBe(6 * hour);
  expect(after("refused", 1)).toBe(hour);
  expect(after("refused", 30)).toBe(day);
  const busy = { problem: "busy", at: iso(noon), times: 1, retryAfter: 2 * hour };
  expect(nextRun(rowOf({ failed: busy }), noon)).toBe(noon + 2 * hour);
  // Whoever asks for it does not wait.
  expect(isDue(rowOf({ asked: true, failed: busy }), noon)).toBe(true);
});

it("leaves the user alone for an hour who has stopped it", () => {
  expect(nextRun(rowOf({ cancelled: iso(noon) }), noon)).toBe(noon + hour);
});

it("warns after days without a good one, never without a schedule", () => {
  expect(isOverdue(rowOf(goodAt(noon)), noon + 2 * day)).toBe(false);
  expect(isOverdue(rowOf(goodAt(noon)), noon + 4 * day)).toBe(true);
  expect(isOverdue(rowOf({ since: iso(noon) }), noon + 4 * day)).toBe(true);
  expect(isOverdue(rowOf({ pace: "never", ...goodAt(noon) }), noon + 400 * day)).toBe(false);
});

it("comes about within two days of any moment, whatever clock and failures have stored", () => {
  const time = fc.integer({ min: noon - 900 * day, max: noon + 900 * day });
  const times = fc.integer({ min: 1, max: 1_000_000 });
  const row = fc.record({
    pace: fc.constantFrom(...backupPaces.filter((pace) => pace === "hourly" || pace === "daily")),
    good: fc.option(time),
    failed: fc.option(fc.record({ at: time, times, retryAfter: fc.integer({ min: 0, max: 900 * day }) })),
    cancelled: fc.option(time),
  });
  fc.assert(
    fc.property(row, ({ pace, good, failed, cancelled }) => {
      const stored = rowOf({
        pace,
        ...(good === null ? {} : goodAt(good)),
        ...(failed === null ? {} : { failed: { ...failed, problem: "busy", at: iso(failed.at) } }),
        ...(cancelled === null ? {} : { cancelled: iso(cancelled) }),
      });
      expect(nextRun(stored, noon)).toBeLessThanOrEqual(noon + 2 * day);
    }),
  );
});
