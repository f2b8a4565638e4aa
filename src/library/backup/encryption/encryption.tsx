import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { backupKey } from "../../../options.ts";
import { Button } from "../../../ui/button.tsx";
import { formatMoment } from "../../../ui/format.ts";
import { t } from "../../../ui/i18n.ts";
import { AskedHere } from "../../asked-here.tsx";
import { ChoosePassphrase } from "../../passphrase/choose-passphrase.tsx";
import { RepeatPassphrase } from "../../passphrase/repeat-passphrase.tsx";
import { BackupSection } from "../section.tsx";
import { createEncryption, type EncryptionState } from "./encryption-state.ts";
import { RecoveryForm } from "./recovery-form.tsx";
import { saveFile } from "./save-file.ts";
import { SaveStep } from "./save-step.tsx";

/** Whether backups are encrypted, and the way there. */
export function Encryption() {
  const abort = useMemo(() => new AbortController(), []);
  useEffect(() => () => abort.abort(), [abort]);
  const state = useMemo(() => createEncryption({ key: backupKey, save: saveFile }, abort.signal), [abort]);
  return (
    <BackupSection id="encryption" title={t("crypt_title")}>
      <p class="crypt-said" role="status">
        {state.said}
      </p>
      <Shown state={state} />
    </BackupSection>
  );
}

function Shown({ state }: { state: EncryptionState }) {
  switch (state.step.value) {
    case "passphrase":
      return (
        <ChoosePassphrase
          offer={state.offer}
          text={t("crypt_offered_text")}
          hint={t("crypt_keep_apart")}
          onChoose={state.choose}
          onCancel={state.cancel}
        />
      );
    case "repeat":
      return (
        <RepeatPassphrase
          repeat={state.repeat}
          busy={state.busy}
          act={t("crypt_next")}
          back={t("crypt_start_again")}
          onBack={() => void state.begin()}
        />
      );
    case "save":
      return <SaveStep state={state} />;
    case "check":
      return (
        <RecoveryForm
          state={state}
          title={t("crypt_step_check")}
          text={t("crypt_check_text", state.fileName.value)}
          act={t("crypt_check_act")}
        />
      );
    case "join":
      return <RecoveryForm state={state} text={t("crypt_join_text")} act={t("crypt_join_act")} />;
    case "verify":
      return <RecoveryForm state={state} text={t("crypt_verify_text")} act={t("crypt_verify_act")} />;
    default:
      return <AtRest state={state} />;
  }
}

/** What is so now, and what can be done about it. */
function AtRest({ state }: { state: EncryptionState }) {
  const isLeaving = useSignal(false);
  const stay = () => {
    isLeaving.value = false;
  };
  const key = state.key.value;
  if (key === undefined) return null;
  if (key === null) {
    return (
      <>
        <p>{t("crypt_off_text")}</p>
        <p class="hint">{t("crypt_protects")}</p>
        <p class="act-row">
          <Button onClick={() => void state.begin()}>{t("crypt_turn_on")}</Button>
          <Button look="quiet" onClick={() => (state.step.value = "join")}>
            {t("crypt_join")}
          </Button>
        </p>
      </>
    );
  }
  return (
    <>
      <p>{t("crypt_on_text", formatMoment(key.since))}</p>
      <p class="hint">{t("crypt_on_earlier")}</p>
      <p class="hint">{t("crypt_protects")}</p>
      <details class="crypt-more">
        <summary>{t("crypt_more")}</summary>
        <p>{t("crypt_change_text")}</p>
        <p class="act-row">
          <Button look="small" onClick={() => (state.step.value = "verify")}>
            {t("crypt_verify")}
          </Button>
          <Button look="small" onClick={() => void state.saveHowTo()}>
            {t("crypt_save_how")}
          </Button>
          <Button look="small" onClick={() => void state.begin()}>
            {t("crypt_change")}
          </Button>
          <Button look="small" onClick={() => (state.step.value = "join")}>
            {t("crypt_join")}
          </Button>
          <Button look="small" onClick={() => (isLeaving.value = true)}>
            {t("crypt_turn_off")}
          </Button>
        </p>
        {isLeaving.value && (
          <AskedHere label={t("crypt_turn_off")} onLeave={stay}>
            <p>{t("crypt_turn_off_sure")}</p>
            <p class="act-row">
              <Button look="small danger" onClick={() => void state.turnOff()}>
                {t("crypt_turn_off")}
              </Button>
              <Button look="small" onClick={stay}>
                {t("crypt_keep_on")}
              </Button>
            </p>
          </AskedHere>
        )}
        <p class="hint">
          {t("crypt_public_key")} <code class="crypt-key">{key.recipient}</code>
        </p>
      </details>
    </>
  );
}
