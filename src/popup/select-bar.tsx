import { Button } from "../ui/button.tsx";
import { formatNumber } from "../ui/format.ts";
import { plural, t } from "../ui/i18n.ts";
import { chosenText, SelectAll } from "../ui/list/select-all.tsx";
import type { AppState } from "./app-state.ts";

/** "Select all" for everything the search shows, and how much that is. */
export function SelectBar({ app: { picks, search, list } }: { app: AppState }) {
  const chosen = picks.ids.value.length;
  return (
    <div class="select-bar">
      <SelectAll picks={picks} disabled={search.shown.value.length === 0}>
        {t("popup_select_all")}
      </SelectAll>
      <p class="count" aria-live="polite">
        {chosen > 0 ? chosenText(picks) : shownText(search, list.rows.value.length)}
      </p>
      {chosen > 0 && (
        <Button look="quiet small" onClick={picks.clear}>
          {t("popup_unselect")}
        </Button>
      )}
    </div>
  );
}

function shownText({ query, searching, shown }: AppState["search"], rows: number): string {
  if (query.value.trim() === "") return plural("popup_chats", rows);
  const found = formatNumber(shown.value.length);
  return searching.value ? t("popup_searching", found) : plural("popup_found", shown.value.length);
}
