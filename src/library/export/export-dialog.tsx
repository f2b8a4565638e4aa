import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { errorText } from "../../ui/error-text.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { type Hiding, readHiding } from "../hide/stored-hiding.ts";
import { Modal } from "../modal.tsx";
import type { FormProps } from "./export-form.tsx";
import type { Wanted } from "./form-state.ts";
import { readChoices, type StoredChoices } from "./stored-choice.ts";

interface ExportDialogProps extends Wanted {
  app: LibraryState;
  onClose(): void;
}

interface Loaded {
  Form: ComponentType<FormProps>;
  stored: StoredChoices;
  hiding: Hiding;
}

/** Asks what an export is to be, and shows it before it is made; how it goes on stands below the list. */
export function ExportDialog({ app, chats, messages, onClose }: ExportDialogProps) {
  const loaded = useSignal<Loaded | "failed" | null>(null);
  // Nobody who only reads should have to load all the formats.
  useEffect(() => {
    const load = async () => {
      const [{ ExportForm }, stored, hiding] = await Promise.all([
        import("./export-form.tsx"),
        readChoices(),
        readHiding(),
      ]);
      loaded.value = { Form: ExportForm, stored, hiding };
    };
    load().catch((error: unknown) => {
      console.error(error);
      loaded.value = "failed";
    });
  }, [loaded]);
  const title = messages
    ? plural("library_export_messages", messages.length)
    : plural("library_export_of", chats.length);
  return (
    <Modal title={title} look="export" onClose={onClose}>
      {loaded.value === null && <p role="status">{t("library_export_loading")}</p>}
      {loaded.value === "failed" && <Notice kind="problem" text={errorText("unknown")} />}
      {loaded.value !== null && loaded.value !== "failed" && (
        <loaded.value.Form
          app={app}
          chats={chats}
          messages={messages}
          stored={loaded.value.stored}
          hiding={loaded.value.hiding}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
