import type { ScheduleRow } from "../../backup/state/schedule-row.ts";
import type { BackupPace } from "../../messages/backup.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** ms between two backups. */
const periods: Readonly<Record<Exclude<BackupPace, "never">, number>> = { hourly: hour, daily: day, weekly: 7 * day };

/** Without a good backup for so long, ms, the user is told. */
const overdueAfter: Readonly<Record<Exclude<BackupPace, "never">, number>> = {
  hourly: day,
  daily: 3 * day,
  weekly: 16 * day,
};

/** Of problems that pass by themselves: the first wait, and the longest, ms. */
const shortWait = { first: 5 * 60_000, most: 6 * hour };
/** Of all others. */
const longWait = { first: hour, most: day };
const passing = new Set(["busy", "unreachable", "broken", "unknown", "archive"]);

/**
 * When a place is next to be brought up to date, ms since 1970; undefined: not by itself. Goes by what was stored, never by
 * alarms: what was missed is due at once, and once. Times that lie in the future, since a clock was put back, count as none.
 */
export function nextRun(row: ScheduleRow, now: number): number | undefined {
  if (row.asked) return now;
  if (row.pace === "never") return undefined;
  const last = row.good ? Date.parse(row.good.at) : 0;
  const regular = last > now ? now : last + periods[row.pace];
  const stopped = row.cancelled === undefined ? 0 : Date.parse(row.cancelled) + longWait.first;
  const waits = [(row.failed && backOffEnd(row.failed, now)) ?? 0, stopped];
  return Math.max(regular, ...waits.filter((end) => end <= now + day));
}

export function isDue(row: ScheduleRow, now: number): boolean {
  const next = nextRun(row, now);
  return next !== undefined && next <= now;
}

/** Whether the user is to be told that there has been no good backup for too long. */
export function isOverdue(row: ScheduleRow, now: number): boolean {
  if (row.pace === "never") return false;
  return now - Date.parse(row.good?.at ?? row.since) > overdueAfter[row.pace];
}

/** The end of the wait after a failure; each one in a row doubles it. */
function backOffEnd(
  { problem, at, times, retryAfter = 0 }: NonNullable<ScheduleRow["failed"]>,
  now: number,
): number | undefined {
  const { first, most } = passing.has(problem) ? shortWait : longWait;
  const failed = Date.parse(at);
  if (failed > now) return undefined;
  return failed + Math.max(Math.min(first * 2 ** Math.min(times - 1, 20), most), Math.min(retryAfter, day));
}
