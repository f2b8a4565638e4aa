import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ErrorCode } from "../../messages/errors.ts";
import { Button } from "../../ui/button.tsx";
import { codeOf, errorText } from "../../ui/error-text.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { Modal } from "../modal.tsx";
import { type Counts, ErasedReport } from "./erased-report.tsx";

/** Deletes everything, after a word was typed; then shows what was there and what is left. */
export function EraseEverything({ app }: { app: LibraryState }) {
  const asking = useSignal(false);
  const erased = useSignal<Counts | null>(null);
  const forgotten = useSignal<number | null>(null);
  const problem = useSignal<ErrorCode | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    problem.value = null;
    await work().catch((error: unknown) => {
      problem.value = codeOf(error);
    });
  };
  const erase = (forget: boolean) =>
    attempt(async () => {
      asking.value = false;
      erased.value = await app.data.ask("archive.erase-everything", { forget });
      await app.list.reload();
    });
  const forget = () =>
    attempt(async () => {
      forgotten.value = (await app.data.ask("archive.forget-deleted")).forgotten;
    });
  return (
    <>
      <p>{t("erase_text")}</p>
      <p class="act-row">
        <Button
          look="danger"
          aria-haspopup="dialog"
          onClick={() => {
            asking.value = true;
          }}
        >
          {t("erase_everything")}
        </Button>
      </p>
      {problem.value && <Notice kind="problem" text={errorText(problem.value)} />}
      <div role="status">{erased.value && <ErasedReport counts={erased.value} />}</div>
      <p>{t("erase_forget_text")}</p>
      <p class="act-row">
        <Button onClick={() => void forget()}>{t("erase_forget")}</Button>
      </p>
      <p role="status" class="soft">
        {forgotten.value !== null && plural("erase_forgotten", forgotten.value)}
      </p>
      {asking.value && (
        <Question
          count={app.rows.value.length}
          erase={erase}
          onClose={() => {
            asking.value = false;
          }}
        />
      )}
    </>
  );
}

interface QuestionProps {
  count: number;
  erase(forget: boolean): Promise<void>;
  onClose(): void;
}

function Question({ count, erase, onClose }: QuestionProps) {
  const typed = useSignal("");
  const forget = useSignal(false);
  const id = useId();
  const word = t("erase_word");
  const isSure = typed.value.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  const submit = (event: Event) => {
    event.preventDefault();
    if (isSure) void erase(forget.value);
  };
  return (
    <Modal title={t("erase_title")} onClose={onClose}>
      <form class="erase-form" onSubmit={submit}>
        <p>{plural("erase_question", count)}</p>
        <label class="rule-check">
          <input
            type="checkbox"
            checked={forget.value}
            onChange={({ currentTarget }) => {
              forget.value = currentTarget.checked;
            }}
          />
          <span>{t("erase_forget_too")}</span>
        </label>
        <label for={id}>{t("erase_type", word)}</label>
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
        />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t("popup_keep")}</Button>
          <button type="submit" class="button danger" disabled={!isSure}>
            {t("erase_title")}
          </button>
        </div>
      </form>
    </Modal>
  );
}
