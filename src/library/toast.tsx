import { Button } from "../ui/button.tsx";
import { plural, t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import type { LibraryState } from "./app-state.ts";

/** What was done last, read aloud when it is done, with a way back. */
export function Toast({ app: { undo, deletion, said } }: { app: LibraryState }) {
  const act = undo.offered.value;
  return (
    <div class="toast-place" role="status">
      {act && (
        <div class="toast">
          <p>{act.text}</p>
          <Button look="quiet small" aria-keyshortcuts="Control+Z" onClick={undo.undo}>
            {t("popup_undo")}
          </Button>
          <Button look="quiet icon-only" aria-label={t("popup_dismiss")} onClick={undo.dismiss}>
            <Icon name="close" />
          </Button>
        </div>
      )}
      {!act && said.last.value && (
        // A new one each time, so that the same words are read aloud again.
        <p key={said.last.value.at} class="toast said">
          {said.last.value.text}
        </p>
      )}
      {deletion.lost.value > 0 && <p class="toast">{plural("popup_undo_late", deletion.lost.value)}</p>}
    </div>
  );
}
