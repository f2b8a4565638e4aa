import { Button } from "../../ui/button.tsx";
import { plural, t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Modal } from "../modal.tsx";
import type { FolderNode } from "../places/folder-tree.ts";
import { TextField } from "./text-field.tsx";

interface FolderDialogProps {
  app: LibraryState;
  chats: readonly string[];
  onClose(): void;
}

/** Moves chats into a folder, which is made by naming it, or out of the one they are in. */
export function FolderDialog({ app, chats, onClose }: FolderDialogProps) {
  const folders = new Set(chats.map((id) => app.rowOf(id)?.folder));
  const [common] = folders.size === 1 ? folders : [];
  const isInSome = [...folders].some((folder) => folder !== undefined);
  const move = (name: string | null) => {
    const folder = name?.trim() || null;
    if (folder === null && !isInSome) return;
    const text = folder === null ? t("library_did_move_out") : t("library_did_move", folder);
    void app.organise.apply(
      chats.map((conversation) => ({ conversation, set: { folder } })),
      text,
    );
    onClose();
  };
  return (
    <Modal title={plural("library_move_of", chats.length)} onClose={onClose}>
      <TextField
        label={t("library_folder_name")}
        value={common ?? ""}
        known={app.tally.value.folders.flatMap(pathsOf)}
        submit={t("library_move_submit")}
        onSubmit={move}
      />
      <p class="hint">{t("library_folder_hint")}</p>
      {isInSome && (
        <Button look="small" onClick={() => move(null)}>
          {t("library_move_out")}
        </Button>
      )}
    </Modal>
  );
}

function pathsOf({ path, inside }: FolderNode): string[] {
  return [path, ...inside.flatMap(pathsOf)];
}
