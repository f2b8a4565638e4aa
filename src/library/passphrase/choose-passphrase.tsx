import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { PassphraseFault } from "../../crypt/judge-passphrase.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { CopyButton } from "../copy-button.tsx";
import type { PassphraseOffer } from "./offer.ts";
import { PassphraseField } from "./passphrase-field.tsx";
import { StepHeading } from "./step-heading.tsx";

interface ChoosePassphraseProps {
  offer: PassphraseOffer;
  /** What is said of the one that is offered. */
  text: string;
  /** What is to be done with the one that is offered. */
  hint?: string;
  onChoose(passphrase: string): void;
  onCancel(): void;
  /** Said of any. */
  children?: ComponentChildren;
}

/** A passphrase is offered; one of the user's own will do as well. */
export function ChoosePassphrase({ offer, text, hint, onChoose, onCancel, children }: ChoosePassphraseProps) {
  const isOwn = useSignal(false);
  const own = useSignal("");
  const fault = useSignal<PassphraseFault | undefined>(undefined);
  const choose = async (event: Event) => {
    event.preventDefault();
    const passphrase = isOwn.value ? own.value : offer.offered.value;
    fault.value = await offer.faultOf(passphrase);
    if (!fault.value) onChoose(passphrase);
  };
  return (
    <form class="crypt-step" onSubmit={choose}>
      <StepHeading text={t("crypt_step_passphrase")} />
      {isOwn.value ? (
        <PassphraseField
          label={t("crypt_own_passphrase")}
          value={own}
          isNew
          problem={fault.value && t(`crypt_fault_${fault.value}`)}
          onInput={() => (fault.value = undefined)}
        />
      ) : (
        <>
          <p>{text}</p>
          <output class="crypt-offered" dir="ltr" translate={false}>
            {offer.offered}
          </output>
          <div class="act-row">
            <CopyButton text={() => offer.offered.value} label={t("crypt_copy")} look="small" />
            <Button look="small" onClick={() => void offer.offerAnother()}>
              {t("crypt_another")}
            </Button>
          </div>
          {hint && <p class="hint">{hint}</p>}
        </>
      )}
      {children}
      <div class="act-row">
        <button type="submit" class="button primary">
          {t("crypt_next")}
        </button>
        <Button look="quiet" onClick={() => (isOwn.value = !isOwn.value)}>
          {t(isOwn.value ? "crypt_use_offered" : "crypt_use_own")}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t("crypt_cancel")}
        </Button>
      </div>
    </form>
  );
}
