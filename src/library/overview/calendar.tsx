import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { plural, t } from "../../ui/i18n.ts";
import { locale } from "../../ui/locale.ts";
import { hashOfSearch } from "../route.ts";
import { AsTable } from "./as-table.tsx";
import { dayName, searchForDays } from "./day-names.ts";
import { dateOf } from "./days.ts";
import { useRoving } from "./use-roving.ts";
import type { DayCell, YearView } from "./year-view.ts";

const weekdays = [0, 1, 2, 3, 4, 5, 6];

/** A year of days, a column for each week; the fuller a day, the larger and darker its square. Days with chats lead to them. */
export function Calendar({ year }: { year: YearView }) {
  const pointed = useSignal("");
  const lines = useMemo(() => linesOf(year), [year, locale()]);
  const first = year.cells.findIndex(({ outside }) => !outside);
  const last = year.cells.findLastIndex(({ outside }) => !outside);
  const newest = year.cells.findLastIndex(({ count }) => count > 0);
  const start = newest < 0 ? first : newest;
  const { ref, current, onKeyDown } = useRoving({ column: 7, first, last }, start);
  useLayoutEffect(() => {
    current.value = start;
    // Where it does not fit, the newest days are in view.
    if (ref.current) showMiddle(ref.current, `[data-at="${start}"]`);
  }, [year.year, start, ref, current]);
  const point = ({ target }: Event) => {
    pointed.value = (target as Element).closest("[data-at]")?.getAttribute("aria-label") ?? "";
  };
  const leave = () => {
    pointed.value = "";
  };
  return (
    <>
      <div class="calendar" ref={ref}>
        <table
          aria-label={t("library_overview_calendar")}
          style={{ "--weeks": year.weeks.length }}
          onKeyDown={onKeyDown}
          onFocusCapture={point}
          onPointerOver={point}
          onPointerLeave={leave}
        >
          <thead aria-hidden="true">
            <Months year={year} />
          </thead>
          <tbody>
            {weekdays.map((row) => (
              <tr key={row}>
                <th scope="row">{dayName(year.cells[row]?.day ?? 0, { weekday: "short" })}</th>
                {lines[row]?.map(({ cell, at, label }) => (
                  <td key={at}>
                    {!cell.outside && <DaySquare cell={cell} at={at} label={label} isCurrent={at === current.value} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="readout">
        <span>
          {pointed.value ||
            plural("library_overview_on_days", year.active, plural("popup_chats", year.chats), String(year.year))}
        </span>
        <Scale />
      </p>
      <AsTable chart={t("library_overview_calendar")}>{() => <DayTable year={year} />}</AsTable>
    </>
  );
}

/** Scrolls a box sideways, and nothing around it. */
function showMiddle(box: HTMLElement, selector: string): void {
  const cell = box.querySelector(selector)?.getBoundingClientRect();
  const { left, width } = box.getBoundingClientRect();
  if (cell) box.scrollLeft += cell.left + cell.width / 2 - left - width / 2;
}

interface NamedCell {
  cell: DayCell;
  at: number;
  label: string;
}

/** The cells of each weekday, named. */
function linesOf({ cells }: YearView): NamedCell[][] {
  const lines: NamedCell[][] = weekdays.map(() => []);
  cells.forEach((cell, at) => {
    const when = cell.outside
      ? ""
      : dayName(cell.day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
    lines[at % 7]?.push({ cell, at, label: t("library_overview_at", when, plural("popup_chats", cell.count)) });
  });
  return lines;
}

interface DaySquareProps extends NamedCell {
  isCurrent: boolean;
}

function DaySquare({ cell, at, label, isCurrent }: DaySquareProps) {
  const common = { "data-at": at, "data-level": cell.level, tabIndex: isCurrent ? 0 : -1, "aria-label": label };
  // Days without chats are named too, and lead nowhere.
  if (cell.count === 0) return <button type="button" class="day" aria-disabled="true" {...common} />;
  return <a class="day" href={hashOfSearch(searchForDays(cell.day, cell.day))} {...common} />;
}

/** Above the week in which each month begins. */
function Months({ year }: { year: YearView }) {
  const names = new Map<number, string>();
  year.cells.forEach(({ day, outside }, at) => {
    if (!outside && dateOf(day).getUTCDate() === 1) names.set(Math.floor(at / 7), dayName(day, { month: "short" }));
  });
  return (
    <tr>
      <td />
      {year.weeks.map(({ from }, week) => (
        <td key={from}>
          <span>{names.get(week)}</span>
        </td>
      ))}
    </tr>
  );
}

function Scale() {
  return (
    <span class="scale" aria-hidden="true">
      {t("library_overview_less")}
      {[0, 1, 2, 3, 4].map((level) => (
        <span key={level} class="day" data-level={level} />
      ))}
      {t("library_overview_more")}
    </span>
  );
}

function DayTable({ year }: { year: YearView }) {
  const days = year.cells.filter(({ count }) => count > 0).toReversed();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("library_overview_day")}</th>
          <th scope="col">{t("library_overview_chats")}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, count }) => (
          <tr key={day}>
            <th scope="row">
              <a href={hashOfSearch(searchForDays(day, day))}>{dayName(day, { dateStyle: "full" })}</a>
            </th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
