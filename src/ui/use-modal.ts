import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** What a `dialog` is given to be a modal one. */
export interface ModalDialog {
  ref: RefObject<HTMLDialogElement | null>;
  onCancel(event: Event): void;
  onClose(): void;
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
  return {
    ref,
    // Escape, told in the very key press; of the closing itself browsers tell a moment later, when the next key may have
    // been pressed already. A file chooser within says `cancel` too.
    onCancel: ({ target }) => target === ref.current && onClose(),
    onClose: () => !isGone.current && onClose(),
  };
}
