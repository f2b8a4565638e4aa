import { useSignal } from "@preact/signals";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Modal } from "../modal.tsx";

interface NoteDialogProps {
  app: LibraryState;
  chat: string;
  onClose(): void;
}

const noteId = "organise-note";

/** The user's own words on a chat. */
export function NoteDialog({ app, chat, onClose }: NoteDialogProps) {
  const before = app.rowOf(chat)?.note ?? "";
  const text = useSignal(before);
  const save = () => {
    const note = text.value.trim() || null;
    if ((note ?? "") !== before) {
      const said = t(note === null ? "library_did_unnote" : "library_did_note");
      void app.organise.apply([{ conversation: chat, set: { note } }], said);
    }
    onClose();
  };
  return (
    <Modal title={t("library_note")} onClose={onClose}>
      <label class="unseen" for={noteId}>
        {t("library_note")}
      </label>
      <textarea
        id={noteId}
        dir="auto"
        rows={8}
        autofocus
        maxLength={20_000}
        value={text}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
        onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && save()}
      />
      <div class="dialog-actions">
        <Button onClick={onClose}>{t("popup_cancel")}</Button>
        <Button look="primary" onClick={save}>
          {t("library_save")}
        </Button>
      </div>
    </Modal>
  );
}
