import { shownTitle } from "../../conversation/organising.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Modal } from "../modal.tsx";
import { TextField } from "./text-field.tsx";

interface TitleDialogProps {
  app: LibraryState;
  chat: string;
  onClose(): void;
}

/** Gives a chat a name of the user's own; the site's title is kept. */
export function TitleDialog({ app, chat, onClose }: TitleDialogProps) {
  const row = app.rowOf(chat);
  if (!row) return null;
  const rename = (text: string) => {
    const title = text.trim();
    const ownTitle = title === "" || title === row.title ? null : title;
    if (ownTitle !== (row.ownTitle ?? null)) {
      const said = ownTitle === null ? t("library_did_site_title") : t("library_did_rename", ownTitle);
      void app.organise.apply([{ conversation: chat, set: { ownTitle } }], said);
    }
    onClose();
  };
  return (
    <Modal title={t("library_rename")} onClose={onClose}>
      <TextField
        label={t("library_title_field")}
        value={shownTitle(row)}
        submit={t("library_save")}
        onSubmit={rename}
      />
      {row.ownTitle !== undefined && (
        <Button look="small" onClick={() => rename("")}>
          {t("library_use_site_title")}
        </Button>
      )}
    </Modal>
  );
}
