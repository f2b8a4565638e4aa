import { t } from "../ui/i18n.ts";
import { Modal } from "./modal.tsx";

/** Keys as they are printed, and what they do. */
const keys = [
  ["/", "library_key_search"],
  ["↓ ↑", "library_key_list"],
  ["J", "library_key_next"],
  ["K", "library_key_previous"],
  ["X", "library_key_select"],
  ["X", "library_key_select_message"],
  ["C", "library_key_copy"],
  ["S", "library_key_star"],
  ["T", "library_key_tags"],
  ["M", "library_key_move"],
  ["F2", "library_key_rename"],
  ["N", "library_key_note"],
  ["E", "library_key_export"],
  ["G", "library_key_date"],
  ["W", "library_key_complete"],
  ["O", "library_key_open"],
  ["Ctrl P", "library_key_print"],
  ["Del", "library_key_delete"],
  ["Ctrl Z", "library_key_undo"],
  ["Esc", "library_key_back"],
  ["?", "library_key_help"],
] as const;

export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  return (
    <Modal title={t("library_shortcuts")} onClose={onClose}>
      <dl class="keys">
        {keys.map(([key, text]) => (
          <div key={text}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
