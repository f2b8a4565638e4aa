import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../button.tsx";
import { plural, t } from "../i18n.ts";
import { Icon } from "../icons.tsx";
import { focusSearch } from "../list/focus.ts";
import type { DeletionState } from "./deletion-state.ts";

/** Ten seconds to take a delete back. */
export function UndoToast({ deletion }: { deletion: DeletionState }) {
  const count = deletion.undoable.value.length;
  return (
    <div class="toast-place" aria-live="polite">
      {count > 0 && <Toast key={deletion.undoable.value.join()} deletion={deletion} count={count} />}
    </div>
  );
}

function Toast({ deletion, count }: { deletion: DeletionState; count: number }) {
  const toast = useRef<HTMLDivElement>(null);
  // The button that had the focus is disabled or gone by now. Undo is the one thing a keyboard must reach in time.
  useLayoutEffect(() => {
    const element = toast.current;
    element?.querySelector("button")?.focus();
    return () => {
      if (element?.contains(document.activeElement)) focusSearch();
    };
  }, []);
  return (
    <div class="toast" ref={toast}>
      <p>{plural("popup_deleted", count)}</p>
      <Button look="quiet small" onClick={deletion.undo}>
        {t("popup_undo")}
      </Button>
      <Button look="quiet icon-only" aria-label={t("popup_dismiss")} onClick={deletion.finish}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
