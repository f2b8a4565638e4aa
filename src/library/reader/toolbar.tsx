import type { Signal } from "@preact/signals";
import { t } from "../../ui/i18n.ts";
import { ActButton } from "../act-button.tsx";
import type { LibraryState } from "../app-state.ts";
import { closeReader } from "../close-reader.ts";
import { CopyMenu } from "../export/copy-menu.tsx";
import { exportMessages } from "../export/export-messages.ts";
import { setStar } from "../organise/set-star.ts";

/** What can be done with the open conversation. */
export function Toolbar({ app, withOutline }: { app: LibraryState; withOutline: Signal<boolean> }) {
  const id = app.reader.chat.value ?? "";
  const row = app.rowOf(id);
  const ask = (kind: "tags" | "folder" | "title" | "note" | "export") => () => {
    app.dialog.value = { kind, chats: [id] };
  };
  return (
    <div class="toolbar" role="toolbar" aria-label={t("library_reader_acts")}>
      <span class="to-list">
        <ActButton icon="back" label={t("library_back")} keys="Escape" onClick={() => closeReader(app)} />
      </span>
      {row && (
        <>
          <span class={row.starred ? "toolbar-star on" : "toolbar-star"}>
            <ActButton
              icon="star"
              label={t("library_star")}
              keys="S"
              pressed={row.starred}
              onClick={() => setStar(app, [id], !row.starred)}
            />
          </span>
          <ActButton icon="tag" label={t("library_tags_edit")} keys="T" onClick={ask("tags")} />
          <ActButton icon="folder" label={t("library_move")} keys="M" onClick={ask("folder")} />
          <ActButton icon="pencil" label={t("library_rename")} keys="F2" onClick={ask("title")} />
          <ActButton icon="note" label={t("library_note")} keys="N" onClick={ask("note")} />
          <ActButton
            icon="download"
            label={t("library_export")}
            keys="E"
            onClick={exportMessages(app) ?? ask("export")}
          />
          <CopyMenu app={app} />
          <ActButton
            icon="check"
            label={t("library_choose")}
            pressed={app.reader.picks.active.value}
            onClick={app.reader.picks.active.value ? app.reader.picks.stop : app.reader.picks.start}
          />
          <ActButton
            icon="print"
            label={t("library_print")}
            keys="Control+P"
            onClick={() => {
              app.reader.printing.value = true;
            }}
          />
          <ActButton icon="trash" label={t("popup_delete")} keys="Delete" onClick={() => app.deletion.ask([id])} />
          <span class="toolbar-end">
            <ActButton
              icon="date"
              label={t("library_date")}
              keys="G"
              onClick={() => {
                app.reader.dating.value = true;
              }}
            />
            <ActButton
              icon="outline"
              label={t("library_outline")}
              pressed={withOutline.value}
              onClick={() => {
                withOutline.value = !withOutline.value;
              }}
            />
          </span>
        </>
      )}
    </div>
  );
}
