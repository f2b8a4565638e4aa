import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { formatNumber } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import { focusSearch, listId } from "../../ui/list/focus.ts";
import { targetIndex } from "../../ui/list/list-keys.ts";
import { SearchBox } from "../../ui/list/search-box.tsx";
import { SelectAll } from "../../ui/list/select-all.tsx";
import { useScrollToTop } from "../../ui/list/use-scroll-to-top.ts";
import { useViewport } from "../../ui/list/use-viewport.ts";
import { rowsToDraw, scrollFor } from "../../ui/list/window-of-rows.ts";
import type { LibraryState } from "../app-state.ts";
import { FoundItem } from "./found-item.tsx";
import { type Findings, verdicts } from "./protocol.ts";

/** The chats of the files with a box each; searched by title, narrowed by what they would bring. */
export function FoundList({ app, counts }: { app: LibraryState; counts: Findings["counts"] }) {
  const { found } = app.importing;
  const shown = found.shown.value.length;
  const kinds = verdicts.filter((verdict) => counts[verdict] > 0);
  const deleted = found.choice.deleted.value;
  const revived = deleted.all > 0 && deleted.chosen === deleted.all;
  return (
    <section class="panel found" aria-label={t("import_list")} aria-busy={found.searching.value}>
      <SearchBox label={t("import_search")} search={found.search} onDown={focusRow} />
      {kinds.length > 1 && (
        <fieldset class="filter-bar" aria-label={t("library_filters")}>
          {kinds.map((verdict) => (
            <button
              type="button"
              key={verdict}
              class="chip"
              aria-pressed={found.only.value === verdict}
              onClick={() => found.showOnly(found.only.value === verdict ? null : verdict)}
            >
              {t(`import_${verdict}`)} {formatNumber(counts[verdict])}
            </button>
          ))}
        </fieldset>
      )}
      <div class="found-bar">
        <SelectAll picks={found} disabled={shown === 0}>
          <span>{t("popup_select_all")}</span>
        </SelectAll>
        <p class="count" aria-live="polite">
          {t("import_chosen", found.choice.count.value, found.count.value)}
        </p>
      </div>
      {shown > 0 ? <Rows app={app} /> : <p class="hint">{t("import_none_fits")}</p>}
      {counts.deleted > 0 && (
        <label class="found-deleted">
          <input type="checkbox" checked={revived} onClick={() => found.choice.revive(!revived)} />
          {plural("import_revive", counts.deleted)}
        </label>
      )}
    </section>
  );
}

/** Draws only what is in view. One row is reached with Tab, the arrows move on from there. */
function Rows({ app }: { app: LibraryState }) {
  const { found } = app.importing;
  const shown = found.shown.value;
  const rows = found.rows();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewport(scroller);
  /** By its place in the files, so that it stays the same one whatever is shown. */
  const currentPlace = useSignal(-1);
  const takeFocus = useRef(false);
  const current = Math.max(0, shown.indexOf(currentPlace.value));
  useScrollToTop(scroller, `${found.search.query.value} ${found.only.value}`);
  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    takeFocus.current = false;
    focusRow();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(view.value.height / view.value.row) - 1);
    const index = targetIndex(event.key, current, shown.length, page);
    if (index === undefined) return;
    event.preventDefault();
    if (index < 0) return focusSearch();
    takeFocus.current = true;
    currentPlace.value = shown[index] ?? -1;
    scroller.current?.scrollTo(0, scrollFor(view.value, index));
  };
  return (
    <div class="found-rows" ref={scroller} style={{ "--rows": shown.length }}>
      <ul
        id={listId}
        aria-label={t("import_list")}
        style={{ blockSize: `${shown.length * view.value.row}px` }}
        onKeyDown={onKeyDown}
      >
        {rowsToDraw(view.value, shown.length, current).map((index) => {
          const at = shown[index] ?? -1;
          const row = rows[at];
          if (!row) return null;
          return (
            <FoundItem
              key={row.id}
              row={row}
              chosen={found.choice.has(at)}
              site={app.siteName(row.site)}
              place={{ index, count: shown.length, offset: index * view.value.row, current: index === current }}
              onToggle={(range) => found.toggle(at, range)}
              onFocus={() => {
                currentPlace.value = at;
              }}
            />
          );
        })}
      </ul>
    </div>
  );
}

function focusRow(): void {
  document.querySelector<HTMLElement>(`#${listId} input[tabindex="0"]`)?.focus({ preventScroll: true });
}
