import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../ui/i18n.ts";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import type { LibraryState } from "../../app-state.ts";
import { Modal } from "../../modal.tsx";
import { createPictures } from "../pictures.ts";
import { fillSheet } from "./print-sheet.ts";
import { printedOf } from "./printed.ts";

/** Draws the whole conversation for paper, with progress, then hands it to the browser's own print dialog. */
export function PrintDialog({ app }: { app: LibraryState }) {
  const { reader } = app;
  const done = useSignal(0);
  const failed = useSignal(false);
  const steps = reader.instead.value?.path ?? reader.steps.value;
  const all = steps.filter((step) => "message" in step).length;
  const close = () => {
    reader.printing.value = false;
    reader.instead.value = null;
  };
  useEffect(() => {
    const closing = new AbortController();
    const pictures = createPictures(app.data);
    const printed = printedOf(app, pictures);
    const run = async () => {
      if (!printed) return close();
      await fillSheet(printed, closing.signal, (count) => {
        done.value = count;
      });
      addEventListener("afterprint", () => pictures.release(), { once: true });
      close();
      // The print dialog stops everything: what is to be closed must be gone from the screen before.
      requestAnimationFrame(() => setTimeout(() => print()));
    };
    run().catch((error: unknown) => {
      pictures.release();
      if (closing.signal.aborted) return;
      console.error(error);
      failed.value = true;
    });
    return () => closing.abort();
  }, []);
  return (
    <Modal title={t("library_print_preparing")} onClose={close}>
      {failed.value ? (
        <Notice kind="problem" text={t("library_print_failed")} />
      ) : (
        <Progress
          label={t("library_print_preparing")}
          text={t("library_print_progress", done.value, all)}
          fraction={all === 0 ? 0 : done.value / all}
        />
      )}
      <p>{t("library_print_progress", done.value, all)}</p>
      <div class="dialog-actions">
        <Button autofocus onClick={close}>
          {t("popup_cancel")}
        </Button>
      </div>
    </Modal>
  );
}
