/**
 * A day of the reader's calendar: how many days it lies after 1970-01-01. Counted in the calendar, not in hours, so days
 * of 23 or 25 hours make no difference.
 */
export type Day = number;

const dayMs = 86_400_000;

/** The day on which a moment falls by the reader's clock; `undefined` for what is no moment. @param iso as in the archive */
export function dayOf(iso: string): Day | undefined {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return undefined;
  return dayIn(moment.getFullYear(), moment.getMonth(), moment.getDate());
}

/** @param month from 0 */
export function dayIn(year: number, month: number, date: number): Day {
  const midnight = new Date(0);
  // Unlike `Date.UTC`, this takes the years up to 99 for what they are.
  midnight.setUTCFullYear(year, month, date);
  return midnight.getTime() / dayMs;
}

/** Midnight of that day in UTC: to be formatted with `timeZone: "UTC"`. */
export function dateOf(day: Day): Date {
  return new Date(day * dayMs);
}

export function yearOf(day: Day): number {
  return dateOf(day).getUTCFullYear();
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** As searches take it: 2026-11-21. */
export function dayText(day: Day): string {
  return dateOf(day).toISOString().slice(0, 10);
}
