import { useSignal } from "@preact/signals";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../ui/i18n.ts";
import { Icon } from "../../../ui/icons.tsx";
import { StepHeading } from "../../passphrase/step-heading.tsx";
import type { EncryptionState } from "./encryption-state.ts";

/** The recovery file goes to where the user keeps it. */
export function SaveStep({ state }: { state: EncryptionState }) {
  const isSaved = useSignal(false);
  const save = () => {
    state.saveRecovery();
    isSaved.value = true;
  };
  return (
    <div class="crypt-step">
      <StepHeading text={t("crypt_step_save")} />
      <p>{t("crypt_save_text")}</p>
      <div class="act-row">
        <Button look="primary" onClick={save}>
          <Icon name="download" />
          {t("crypt_save_recovery")}
        </Button>
        <Button onClick={() => void state.saveHowTo()}>{t("crypt_save_how")}</Button>
      </div>
      <p class="hint">
        <bdi>{state.fileName}</bdi>
      </p>
      <div class="act-row">
        <Button disabled={!isSaved.value} onClick={() => (state.step.value = "check")}>
          {t("crypt_next")}
        </Button>
        <Button look="quiet" onClick={state.cancel}>
          {t("crypt_cancel")}
        </Button>
      </div>
    </div>
  );
}
