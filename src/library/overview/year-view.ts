import { type Activity, total } from "./activity.ts";
import type { Day } from "./days.ts";
import { levelOf } from "./level.ts";
import { yearWeeks } from "./year-weeks.ts";

export interface DayCell {
  day: Day;
  count: number;
  /** 0 for none, else 1 to 4. */
  level: number;
  /** Days of the neighbouring years that fill the first and the last week. */
  outside: boolean;
}

export interface WeekColumn {
  /** First and last day of the week, cut where the year begins or ends. */
  from: Day;
  to: Day;
  /** Chats by series, in the order of the series. */
  counts: readonly number[];
  count: number;
}

/** What the calendar and the weeks of one year show. */
export interface YearView {
  year: number;
  /** Days in whole weeks: seven for each column. */
  cells: readonly DayCell[];
  weeks: readonly WeekColumn[];
  /** Most chats in one week. */
  most: number;
  chats: number;
  /** Days with chats. */
  active: number;
}

/**
 * @param weekStart the day on which weeks begin, 0 is Sunday
 * @param seriesOf place of a site in the series, from 0
 * @param series how many there are
 */
export function yearView(
  { days }: Activity,
  year: number,
  weekStart: number,
  seriesOf: (site: string) => number,
  series: number,
): YearView {
  const { first, last, start, weeks: count } = yearWeeks(year, weekStart);
  const inYear = (day: Day) => day >= first && day <= last;
  const counts = Array.from({ length: count * 7 }, (_, at) => (inYear(start + at) ? total(days.get(start + at)) : 0));
  const most = Math.max(0, ...counts);
  const cells = counts.map((each, at) => ({
    day: start + at,
    count: each,
    level: levelOf(each, most),
    outside: !inYear(start + at),
  }));
  const weeks = Array.from({ length: count }, (_, week) => {
    const sums = new Array<number>(series).fill(0);
    const from = Math.max(first, start + week * 7);
    const to = Math.min(last, start + week * 7 + 6);
    for (let day = from; day <= to; day += 1) {
      for (const [site, chats] of days.get(day) ?? []) sums[seriesOf(site)] = (sums[seriesOf(site)] ?? 0) + chats;
    }
    return { from, to, counts: sums, count: sums.reduce((sum, each) => sum + each, 0) };
  });
  return {
    year,
    cells,
    weeks,
    most: Math.max(0, ...weeks.map((week) => week.count)),
    chats: counts.reduce((sum, each) => sum + each, 0),
    active: counts.filter((each) => each > 0).length,
  };
}
