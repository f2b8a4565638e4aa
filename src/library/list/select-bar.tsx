import { plural, t } from "../../ui/i18n.ts";
import { chosenText, SelectAll } from "../../ui/list/select-all.tsx";
import { ActButton } from "../act-button.tsx";
import type { LibraryState } from "../app-state.ts";
import { completeChats } from "../complete/complete-chats.ts";
import { mayComplete } from "../complete/may-complete.ts";
import { setStar } from "../organise/set-star.ts";
import { SortChoice } from "./sort-choice.tsx";

/** "Select all", how much is shown or chosen, and what can be done with what is chosen. */
export function SelectBar({ app }: { app: LibraryState }) {
  const { picks, view } = app;
  const ids = picks.ids.value;
  return (
    <div class={ids.length > 0 ? "select-bar some" : "select-bar"}>
      <SelectAll picks={picks} disabled={view.shown.value.length === 0}>
        <span class={ids.length > 0 ? "unseen" : ""}>{t("popup_select_all")}</span>
      </SelectAll>
      <p class="count" aria-live="polite">
        {ids.length > 0 ? chosenText(picks) : shownText(app)}
      </p>
      {ids.length > 0 ? <Acts app={app} ids={ids} /> : <SortChoice view={view} />}
    </div>
  );
}

function Acts({ app, ids }: { app: LibraryState; ids: readonly string[] }) {
  const ask = (kind: "tags" | "folder" | "export") => () => {
    app.dialog.value = { kind, chats: ids };
  };
  const open = ids.filter((id) => {
    const row = app.rowOf(id);
    return row !== undefined && mayComplete(row);
  });
  const starred = ids.every((id) => app.rowOf(id)?.starred);
  return (
    <fieldset class="acts" aria-label={t("popup_actions")}>
      <ActButton
        icon="star"
        label={t(starred ? "library_unstar" : "library_star")}
        onClick={() => setStar(app, ids, !starred)}
      />
      <ActButton icon="tag" label={t("library_tags_edit")} onClick={ask("tags")} />
      <ActButton icon="folder" label={t("library_move")} onClick={ask("folder")} />
      <ActButton icon="download" label={t("library_export")} onClick={ask("export")} />
      {open.length > 0 && (
        <ActButton icon="complete" label={t("library_complete")} keys="W" onClick={() => completeChats(app, open)} />
      )}
      <ActButton icon="trash" label={t("popup_delete")} onClick={() => app.deletion.ask(ids)} />
      <ActButton icon="close" label={t("popup_unselect")} onClick={app.picks.clear} />
    </fieldset>
  );
}

function shownText({ search, view }: LibraryState): string {
  const { length } = view.shown.value;
  if (search.query.value.trim() === "") return plural("popup_chats", length);
  return search.searching.value ? t("popup_searching", length) : plural("popup_found", length);
}
