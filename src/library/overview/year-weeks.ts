import { type Day, dayIn, weekdayOf } from "./days.ts";

/** A year in whole weeks. */
export interface YearWeeks {
  /** The first and the last day of the year itself. */
  first: Day;
  last: Day;
  /** First day of the first week, which may lie in the year before. */
  start: Day;
  weeks: number;
}

/** @param weekStart the day on which weeks begin, 0 is Sunday */
export function yearWeeks(year: number, weekStart: number): YearWeeks {
  const first = dayIn(year, 0, 1);
  const last = dayIn(year, 11, 31);
  const start = first - ((weekdayOf(first) - weekStart + 7) % 7);
  return { first, last, start, weeks: Math.ceil((last + 1 - start) / 7) };
}
