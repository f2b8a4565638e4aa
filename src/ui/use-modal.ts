import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export interface ModalDialog {
  ref: RefObject<HTMLDialogElement | null>;
  /** For the dialog's `onClose`. */
  closed(): void;
}

/**
 * Opens a `dialog` as a modal one while it is drawn; the browser keeps the focus inside. `onClose` is called when the user
 * closes it, with Escape say. `giveBack`: the focus goes back to where it was, if that is still there.
 */
export function useModal(onClose: () => void, giveBack = false): ModalDialog {
  const ref = useRef<HTMLDialogElement>(null);
  const isGone = useRef(false);
  useLayoutEffect(() => {
    const element = ref.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      isGone.current = true;
      element?.close();
      if (giveBack && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // Browsers tell of a closing a moment later, when the next dialog may be open already.
  return { ref, closed: () => !isGone.current && onClose() };
}
