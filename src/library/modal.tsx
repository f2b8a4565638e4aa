import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";

interface ModalProps {
  title: string;
  onClose(): void;
  /** Further class of the dialog. */
  look?: string;
  children: ComponentChildren;
}

/** A question over the page. The browser keeps the focus inside and gives it back; Escape closes it. */
export function Modal({ title, onClose, look = "", children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isGone = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      isGone.current = true;
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // Browsers tell of a closing a moment later, when the next dialog may be open already.
  const closed = () => !isGone.current && onClose();
  return (
    <dialog ref={dialog} class={`dialog modal ${look}`} aria-labelledby="modal-title" onClose={closed}>
      <header class="modal-head">
        <h2 id="modal-title">{title}</h2>
        <Button look="quiet icon-only" aria-label={t("library_close")} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
    </dialog>
  );
}
