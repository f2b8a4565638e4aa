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
  const recovery = useSignal<File | undefined>(undefined);
  const { files, problem, tried } = step;
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
      <p>{t(problem === "needs-passphrase" ? "crypt_import_passphrase" : "crypt_import_key")}</p>
      {problem !== "needs-passphrase" && (
        <div class="passphrase-field">
          <label for={id}>{t("crypt_import_recovery")}</label>
          <input
            id={id}
            type="file"
            accept=".age"
            onChange={({ currentTarget }) => (recovery.value = currentTarget.files?.[0])}
          />
        </div>
      )}
      <PassphraseField label={t("crypt_passphrase")} value={passphrase} />
      <div class="panel-actions">
        <button type="submit" class="button primary" disabled={passphrase.value === ""}>
          {t("crypt_import_open")}
        </button>
        <Button look="quiet" onClick={app.importing.reset}>
          {t("import_back")}
        </Button>
      </div>
    </form>
  );
}
