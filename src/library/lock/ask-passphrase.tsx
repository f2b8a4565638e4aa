import { useSignal } from "@preact/signals";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { PassphraseField } from "../passphrase/passphrase-field.tsx";
import type { LockSettings } from "./lock-state.ts";

interface AskPassphraseProps {
  state: LockSettings;
  text?: string;
  label: string;
  /** What the button says. */
  act: string;
}

/** Asks for the passphrase there is, before something is done to the lock. */
export function AskPassphrase({ state, text, label, act }: AskPassphraseProps) {
  const passphrase = useSignal("");
  const { trying } = state;
  const submit = (event: Event) => {
    event.preventDefault();
    if (passphrase.value !== "") void trying.attempt(passphrase.value);
  };
  return (
    <form class="crypt-step" onSubmit={submit}>
      {text && <p>{text}</p>}
      <PassphraseField label={label} value={passphrase} problem={trying.problem.value} />
      <p role="status">{trying.busy.value && t("lock_working")}</p>
      <div class="act-row">
        <button type="submit" class="button primary" disabled={trying.busy.value}>
          {act}
        </button>
        {state.step.value !== "rest" && (
          <Button look="quiet" disabled={trying.busy.value} onClick={state.cancel}>
            {t("crypt_cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
