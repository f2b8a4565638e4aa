import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";

interface PassphraseFieldProps {
  label: string;
  value: Signal<string>;
  /** It is being chosen, not asked for: password managers offer to keep it. */
  isNew?: boolean;
  problem?: string | false | undefined;
  /** Whether it is shown, where somebody else decides that too. */
  shown?: Signal<boolean>;
  onInput?(): void;
}

/** A field for a passphrase, hidden until the user wants to see it. */
export function PassphraseField({ label, value, isNew, problem, shown, onInput }: PassphraseFieldProps) {
  const id = useId();
  const hidden = useSignal(false);
  const isShown = shown ?? hidden;
  return (
    <div class="passphrase-field">
      <label for={id}>{label}</label>
      <span class="passphrase-line">
        <input
          class="box roomy"
          id={id}
          type="password"
          ref={(input) => {
            // Types of inputs are told apart when they are written down; this one is changed by hand.
            if (input) input.type = isShown.value ? "text" : "password";
          }}
          dir="ltr"
          autocomplete={isNew ? "new-password" : "current-password"}
          autocapitalize="none"
          spellcheck={false}
          maxLength={1000}
          value={value}
          aria-invalid={Boolean(problem)}
          aria-describedby={`${id}-says`}
          onInput={({ currentTarget }) => {
            value.value = currentTarget.value;
            onInput?.();
          }}
        />
        <Button look="small" aria-pressed={isShown.value} onClick={() => (isShown.value = !isShown.value)}>
          {t("crypt_show")}
        </Button>
      </span>
      <p id={`${id}-says`} class="passphrase-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
