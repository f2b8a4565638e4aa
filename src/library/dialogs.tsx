import { t } from "../ui/i18n.ts";
import type { LibraryState } from "./app-state.ts";
import { OpenTabsButton } from "./complete/open-tabs-button.tsx";
import { ExportDialog } from "./export/export-dialog.tsx";
import { HideDialog } from "./hide/hide-dialog.tsx";
import { Modal } from "./modal.tsx";
import { FolderDialog } from "./organise/folder-dialog.tsx";
import { NoteDialog } from "./organise/note-dialog.tsx";
import { TagsDialog } from "./organise/tags-dialog.tsx";
import { TitleDialog } from "./organise/title-dialog.tsx";
import { Places } from "./places/places.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";

/** The one question that is open, if any. */
export function Dialogs({ app }: { app: LibraryState }) {
  const dialog = app.dialog.value;
  const close = () => {
    app.dialog.value = null;
  };
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "tags":
      return <TagsDialog app={app} chats={dialog.chats} onClose={close} />;
    case "folder":
      return <FolderDialog app={app} chats={dialog.chats} onClose={close} />;
    case "title":
      return <TitleDialog app={app} chat={dialog.chats[0]} onClose={close} />;
    case "note":
      return <NoteDialog app={app} chat={dialog.chats[0]} onClose={close} />;
    case "export":
      return <ExportDialog app={app} chats={dialog.chats} messages={dialog.messages} onClose={close} />;
    case "hide":
      return <HideDialog app={app} onClose={close} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={close} />;
    case "places":
      return (
        <Modal title={t("library_places")} look="drawer" onClose={close}>
          <Places app={app} onChosen={close} />
          <OpenTabsButton app={app} onPressed={close} />
        </Modal>
      );
  }
}
