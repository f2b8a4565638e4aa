import type { ExportFormat } from "../messages/contract.ts";
import { Button } from "../ui/button.tsx";
import { plural, t } from "../ui/i18n.ts";
import type { LibraryState } from "./app-state.ts";
import { Modal } from "./modal.tsx";

interface ExportDialogProps {
  app: LibraryState;
  chats: readonly string[];
  onClose(): void;
}

/** Asks for the format; how the export goes stands below the list. */
export function ExportDialog({ app, chats, onClose }: ExportDialogProps) {
  const start = (format: ExportFormat) => () => {
    void app.jobs.start([...chats], format);
    onClose();
  };
  return (
    <Modal title={plural("library_export_of", chats.length)} onClose={onClose}>
      <div class="choices">
        <Button autofocus onClick={start("markdown")}>
          {t("popup_export_markdown")}
        </Button>
        <p class="hint">{t("library_export_markdown_hint")}</p>
        <Button onClick={start("zip")}>{t("popup_export_zip")}</Button>
        <p class="hint">{t("library_export_zip_hint")}</p>
      </div>
    </Modal>
  );
}
