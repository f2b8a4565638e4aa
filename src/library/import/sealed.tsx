import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { problemText } from "../backup/encryption/recovery-form.tsx";
import { PassphraseField } from "../passphrase/passphrase-field.tsx";
import { filesText } from "./counts-text.ts";
import type { ImportStep } from "./import-state.ts";
import { StepTitle } from "./step-title.tsx";

/** Encrypted files: asks for what opens them. */
export function Sealed({ app, step }: { app: LibraryState; step: Extract<ImportStep, { name: "sealed" }> }) {
  const id = useId();
  const passphrase = useSignal("");
  const { files, problem, by, tried } = step;
  const recovery = useSignal(step.recovery);
  const open = (event: Event) => {
    event.preventDefault();
    app.importing.unlock({ passphrase: passphrase.value, ...(recovery.value ? { recovery: recovery.value } : {}) });
  };
  return (
    <form class="panel import-sealed" onSubmit={open}>
      <StepTitle id="sealed-title">
        <bdi>{filesText(files)}</bdi>
      </StepTitle>
      {tried && <Notice kind="problem" text={problemText(problem)} />}
      <p>{t(`crypt_import_${by}`)}</p>
      {by === "key" && (
        <div class="passphrase-field">
          <label for={id}>{t("crypt_import_recovery")}</label>
          <input
            id={id}
            type="file"
            accept=".age"
            aria-describedby={recovery.value === step.recovery ? `${id}-kept` : undefined}
            onChange={({ currentTarget }) => (recovery.value = currentTarget.files?.[0])}
          />
          {recovery.value !== undefined && recovery.value === step.recovery && (
            <small class="hint" id={`${id}-kept`}>
              <bdi>{recovery.value.name}</bdi>
            </small>
          )}
        </div>
      )}
      <PassphraseField label={t("crypt_passphrase")} value={passphrase} />
      <div class="panel-actions">
        <button
          type="submit"
          class="button primary"
          disabled={passphrase.value === "" || (by === "key" && recovery.value === undefined)}
        >
          {t("crypt_import_open")}
        </button>
        <Button look="quiet" onClick={app.importing.reset}>
          {t("import_back")}
        </Button>
      </div>
    </form>
  );
}
