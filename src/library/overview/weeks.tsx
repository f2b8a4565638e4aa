import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { formatNumber } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import { hashOfSearch } from "../route.ts";
import { AsTable } from "./as-table.tsx";
import { axisTop } from "./axis.ts";
import { searchForDays, spanName } from "./day-names.ts";
import { useRoving } from "./use-roving.ts";
import type { WeekColumn, YearView } from "./year-view.ts";

interface WeeksProps {
  year: YearView;
  /** What each series is called. */
  names: readonly string[];
}

/** A bar for each week, in parts by site; each part has a pattern of its own beside its colour. Weeks lead to their chats. */
export function Weeks({ year, names }: WeeksProps) {
  const pointed = useSignal("");
  const top = axisTop(year.most);
  const newest = year.weeks.findLastIndex(({ count }) => count > 0);
  const start = Math.max(0, newest);
  const { ref, current, onKeyDown } = useRoving<HTMLOListElement>(
    { column: 1, first: 0, last: year.weeks.length - 1 },
    start,
  );
  useLayoutEffect(() => {
    current.value = start;
  }, [year.year, start, current]);
  const point = ({ target }: Event) => {
    pointed.value = (target as Element).closest("[data-at]")?.getAttribute("aria-label") ?? "";
  };
  return (
    <>
      <div class="weeks-frame">
        <div class="weeks-axis" aria-hidden="true">
          {[top, top / 2, 0].map((value) => (
            <span key={value}>{formatNumber(value)}</span>
          ))}
        </div>
        <ol
          class="weeks"
          ref={ref}
          aria-label={t("library_overview_weeks")}
          onKeyDown={onKeyDown}
          onFocusCapture={point}
          onPointerOver={point}
          onPointerLeave={() => {
            pointed.value = "";
          }}
        >
          {year.weeks.map((week, at) => (
            <li key={week.from}>
              <Bar week={week} names={names} top={top} at={at} isCurrent={at === current.value} />
            </li>
          ))}
        </ol>
      </div>
      <p class="readout">
        <span>{pointed.value || t("library_overview_by_day")}</span>
      </p>
      <ul class="legend">
        {names.map((name, tone) => (
          <li key={name}>
            <span class={`tone tone-${tone + 1}`} aria-hidden="true" />
            {t("library_overview_part", name, sumOf(year, tone))}
          </li>
        ))}
      </ul>
      <AsTable chart={t("library_overview_weeks")}>{() => <WeekTable year={year} names={names} />}</AsTable>
    </>
  );
}

interface BarProps {
  week: WeekColumn;
  names: readonly string[];
  top: number;
  at: number;
  isCurrent: boolean;
}

function Bar({ week, names, top, at, isCurrent }: BarProps) {
  const common = { "data-at": at, tabIndex: isCurrent ? 0 : -1, "aria-label": weekName(week, names) };
  if (week.count === 0) return <button type="button" class="week" aria-disabled="true" {...common} />;
  return (
    <a class="week" href={hashOfSearch(searchForDays(week.from, week.to))} {...common}>
      {week.counts.map(
        (count, tone) =>
          count > 0 && (
            <span key={names[tone]} class={`tone tone-${tone + 1}`} style={{ blockSize: `${(count / top) * 100}%` }} />
          ),
      )}
    </a>
  );
}

/** "17–23 Nov 2025: 12 chats (ChatGPT 7, Claude 5)". */
function weekName({ from, to, count, counts }: WeekColumn, names: readonly string[]): string {
  const parts = counts.flatMap((each, place) =>
    each > 0 ? [t("library_overview_part", names[place] ?? "", each)] : [],
  );
  const chats = plural("popup_chats", count);
  const details = parts.length > 0 ? `${chats} (${parts.join(", ")})` : chats;
  return t("library_overview_at", spanName(from, to), details);
}

function sumOf({ weeks }: YearView, tone: number): number {
  return weeks.reduce((sum, { counts }) => sum + (counts[tone] ?? 0), 0);
}

function WeekTable({ year, names }: WeeksProps) {
  const weeks = year.weeks.filter(({ count }) => count > 0).toReversed();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("library_overview_week")}</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{t("library_overview_all")}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ from, to, counts, count }) => (
          <tr key={from}>
            <th scope="row">
              <a href={hashOfSearch(searchForDays(from, to))}>{spanName(from, to)}</a>
            </th>
            {names.map((name, place) => (
              <td key={name}>{formatNumber(counts[place] ?? 0)}</td>
            ))}
            <td>{formatNumber(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
