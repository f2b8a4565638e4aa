import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Thread } from "../../conversation/model.ts";
import { redactedSource } from "../../export/redacted-source.ts";
import { createRedactor } from "../../redact/redactor.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import type { CopyAs } from "../export/copy-open.ts";
import { Modal } from "../modal.tsx";
import { HideReview } from "./hide-review.tsx";
import type { HidingState } from "./hiding-state.ts";
import { type Hiding, keepHiding, readHiding } from "./stored-hiding.ts";
import { useHiding } from "./use-hiding.ts";

interface HideDialogProps {
  app: LibraryState;
  onClose(): void;
}

/** Copies or prints the open chat, or the messages chosen in it, with what is private hidden. */
export function HideDialog({ app, onClose }: HideDialogProps) {
  const first = useSignal<Hiding | null>(null);
  useEffect(() => {
    void readHiding().then((read) => {
      first.value = read;
    });
  }, []);
  return (
    <Modal title={t("hide_title")} look="hiding" onClose={onClose}>
      {first.value && <HideOpen app={app} first={first.value} onClose={onClose} />}
    </Modal>
  );
}

function HideOpen({ app, first, onClose }: HideDialogProps & { first: Hiding }) {
  const { reader, said } = app;
  const held = reader.thread.value;
  const shown = held && { ...held, path: [...reader.steps.value] };
  const picked = reader.picks.ids.value;
  const id = held?.conversation.id ?? "";
  const source = sourceOf(shown ?? undefined, id);
  const selection = picked.length > 0 ? { [id]: [...picked] } : {};
  const hiding = useHiding(source, selection, first);
  const hidden = () => hiddenThread(source, selection, hiding);
  const copy = async (as: CopyAs) => {
    try {
      const thread = await hidden();
      const { copyThread } = await import("../export/copy-thread.ts");
      if (thread) await copyThread(thread, as, picked.length > 0 ? thread.messages.map((each) => each.id) : undefined);
      said.say(t(`library_copied_${as}`));
    } catch (error) {
      console.warn("not copied", error);
      said.say(t("library_copy_failed"));
    }
    onClose();
  };
  const printIt = async () => {
    const thread = await hidden();
    onClose();
    if (!thread) return;
    reader.instead.value = thread;
    reader.printing.value = true;
  };
  const isBusy = hiding.isLooking.value;
  return (
    <>
      <div class="hide-step">
        <HideReview hiding={hiding} />
      </div>
      <div class="dialog-actions">
        <Button onClick={onClose}>{t("popup_cancel")}</Button>
        <Button disabled={isBusy} onClick={() => void printIt()}>
          {t("library_print")}
        </Button>
        <Button disabled={isBusy} onClick={() => void copy("rich")}>
          {t("library_copy_rich")}
        </Button>
        <Button look="primary" disabled={isBusy} onClick={() => void copy("markdown")}>
          {t("library_copy_markdown")}
        </Button>
      </div>
    </>
  );
}

type Source = Parameters<typeof redactedSource>[0];

function sourceOf(thread: Thread | undefined, id: string): Source {
  return { ids: [id], readThread: async () => thread, readAsset: async () => undefined };
}

/** The thread as it is to leave. */
async function hiddenThread(source: Source, selection: Record<string, string[]>, hiding: HidingState) {
  // What is looked for is shown each time before anything leaves.
  keepHiding(hiding.hiding()).catch(console.warn);
  return redactedSource(source, selection, createRedactor(hiding.choice())).readThread(source.ids[0] ?? "");
}
