import type { ComponentChildren } from "preact";
import { Button } from "../ui/button.tsx";
import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { useModal } from "../ui/use-modal.ts";

interface ModalProps {
  title: string;
  onClose(): void;
  /** Further class of the dialog. */
  look?: string;
  children: ComponentChildren;
}

/** A question over the page. The browser keeps the focus inside and gives it back; Escape closes it. */
export function Modal({ title, onClose, look = "", children }: ModalProps) {
  const modal = useModal(onClose, true);
  return (
    <dialog {...modal} class={`dialog modal ${look}`} aria-labelledby="modal-title">
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
