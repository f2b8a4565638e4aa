import { type ReadonlySignal, useSignal } from "@preact/signals";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { PassphraseField } from "./passphrase-field.tsx";
import { StepHeading } from "./step-heading.tsx";

interface RepeatPassphraseProps {
  /** False when it is not the one that was chosen. */
  repeat(passphrase: string): Promise<boolean>;
  busy: ReadonlySignal<boolean>;
  hint?: string | undefined;
  /** What the buttons say. */
  act: string;
  back: string;
  onBack(): void;
}

/** What was not kept shows here, before anything depends on it. */
export function RepeatPassphrase({ repeat, busy, hint, act, back, onBack }: RepeatPassphraseProps) {
  const again = useSignal("");
  const isWrong = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    isWrong.value = !(await repeat(again.value));
  };
  return (
    <form class="crypt-step" onSubmit={submit}>
      <StepHeading text={t("crypt_step_repeat")} />
      <p>{t("crypt_repeat_text")}</p>
      {hint && <p class="hint">{hint}</p>}
      <PassphraseField
        label={t("crypt_passphrase")}
        value={again}
        problem={isWrong.value && t("crypt_repeat_wrong")}
        onInput={() => (isWrong.value = false)}
      />
      <p role="status">{busy.value && t("crypt_working")}</p>
      <div class="act-row">
        <button type="submit" class="button primary" disabled={busy.value}>
          {act}
        </button>
        <Button look="quiet" disabled={busy.value} onClick={onBack}>
          {back}
        </Button>
      </div>
    </form>
  );
}
