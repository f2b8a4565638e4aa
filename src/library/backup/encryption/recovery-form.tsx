import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../ui/i18n.ts";
import { Notice } from "../../../ui/notice.tsx";
import { PassphraseField } from "../../passphrase/passphrase-field.tsx";
import { StepHeading } from "../../passphrase/step-heading.tsx";
import type { EncryptionState, RecoveryProblem } from "./encryption-state.ts";

interface RecoveryFormProps {
  state: Pick<EncryptionState, "busy" | "problem" | "open" | "cancel">;
  text: string;
  /** What the button says. */
  act: string;
  /** Stands above, where the button says it in too few words. */
  title?: string;
}

/** Asks for a recovery file and its passphrase. */
export function RecoveryForm({ state, text, act, title }: RecoveryFormProps) {
  const id = useId();
  const file = useSignal<File | undefined>(undefined);
  const passphrase = useSignal("");
  const open = async (event: Event) => {
    event.preventDefault();
    if (file.value) await state.open(file.value, passphrase.value);
  };
  const { busy, problem } = state;
  return (
    <form class="crypt-step" onSubmit={open}>
      <StepHeading text={title ?? act} />
      <p>{text}</p>
      <div class="passphrase-field">
        <label for={id}>{t("crypt_recovery_file")}</label>
        <input
          id={id}
          type="file"
          accept=".age"
          onChange={({ currentTarget }) => (file.value = currentTarget.files?.[0])}
        />
      </div>
      <PassphraseField label={t("crypt_passphrase")} value={passphrase} />
      <p role="status">{busy.value && t("crypt_working")}</p>
      {problem.value && <Notice kind="problem" text={problemText(problem.value)} />}
      <div class="act-row">
        <button
          type="submit"
          class="button primary"
          disabled={busy.value || file.value === undefined || passphrase.value === ""}
        >
          {act}
        </button>
        <Button look="quiet" onClick={state.cancel}>
          {t("crypt_cancel")}
        </Button>
      </div>
    </form>
  );
}

/** Why an encrypted file or a recovery file was not opened, and what to do. */
export function problemText(problem: RecoveryProblem): string {
  return t(`crypt_problem_${problem.replaceAll("-", "_")}`);
}
