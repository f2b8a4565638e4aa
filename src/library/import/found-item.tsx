import { formatMoment, formatWhen } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import type { FoundRow } from "./protocol.ts";

interface FoundItemProps {
  row: FoundRow;
  chosen: boolean;
  /** What people call the site. */
  site: string;
  /** `offset` in pixels from the top of the list; `current` is the row that Tab reaches. */
  place: { index: number; count: number; offset: number; current: boolean };
  onToggle(range: boolean): void;
  onFocus(): void;
}

/** One chat of the files: a box named by its title, and what is known about it. */
export function FoundItem({ row, chosen, site, place, onToggle, onFocus }: FoundItemProps) {
  const box = `found-box:${row.id}`;
  const title = `found-title:${row.id}`;
  const facts = `found-facts:${row.id}`;
  return (
    <li
      class={chosen ? "found-row chosen" : "found-row"}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      style={{ transform: `translateY(${place.offset}px)` }}
      onFocusCapture={onFocus}
    >
      <input
        id={box}
        type="checkbox"
        checked={chosen}
        tabIndex={place.current ? 0 : -1}
        aria-labelledby={title}
        aria-describedby={facts}
        onClick={(event) => onToggle(event.shiftKey)}
      />
      <label for={box}>
        <span id={title} class="row-title" dir="auto" title={row.title}>
          {row.title || t("import_untitled")}
        </span>
        <span id={facts} class="row-facts">
          <b class={`verdict ${row.verdict}`}>{t(`import_row_${row.verdict}`)}</b> ·{" "}
          {plural("ui_messages", row.messages)} · {site}
        </span>
      </label>
      {row.to && (
        <time class="row-time" dateTime={row.to} title={formatMoment(row.to)}>
          {formatWhen(row.to)}
        </time>
      )}
    </li>
  );
}
