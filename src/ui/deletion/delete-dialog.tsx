import type { ReadonlySignal } from "@preact/signals";
import { Button } from "../button.tsx";
import { plural, t } from "../i18n.ts";
import { useModal } from "../use-modal.ts";
import type { DeletionState } from "./deletion-state.ts";

/** Asks once before deleting. The browser keeps the focus inside and gives it back; Escape keeps the chats. */
export function DeleteDialog({ deletion, unseen }: { deletion: DeletionState; unseen: ReadonlySignal<number> }) {
  const count = deletion.asking.value.length;
  return count === 0 ? null : <Question deletion={deletion} count={count} unseen={unseen.value} />;
}

function Question({ deletion, count, unseen }: { deletion: DeletionState; count: number; unseen: number }) {
  const modal = useModal(deletion.keep);
  return (
    <dialog {...modal} class="dialog" aria-labelledby="delete-title">
      <h2 id="delete-title">{plural("popup_delete_question", count)}</h2>
      <p>{t("popup_delete_meaning")}</p>
      {unseen > 0 && <p>{plural("popup_delete_unseen", unseen)}</p>}
      <div class="dialog-actions">
        <Button autofocus onClick={deletion.keep}>
          {t("popup_keep")}
        </Button>
        <Button look="danger" onClick={deletion.confirm}>
          {t("popup_delete")}
        </Button>
      </div>
    </dialog>
  );
}
