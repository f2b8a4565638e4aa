import { useSignal } from "@preact/signals";
import type { ErrorCode } from "../../messages/errors.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import { attempt } from "../../ui/work/attempt.ts";
import type { ExportForm } from "./form-state.ts";
import type { OwnPreset } from "./stored-choice.ts";

const fieldId = "preset-name";

interface OwnPresetsProps {
  form: ExportForm;
  /** Stores them. */
  onChanged(own: readonly OwnPreset[]): Promise<void>;
}

/** Gives the choice a name to find it by the next time, or forgets it. */
export function OwnPresets({ form, onChanged }: OwnPresetsProps) {
  const name = useSignal("");
  const problem = useSignal<ErrorCode | null>(null);
  const store = () => void attempt(problem, () => onChanged(form.own.value));
  const choice = form.choice.value;
  const given = name.value.trim();
  const isUsable = given !== "" && form.ready.value !== null;
  const save = () => {
    if (!isUsable) return;
    form.saveAs(given);
    name.value = "";
    store();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing) return;
    // Else the whole form would be sent.
    event.preventDefault();
    save();
  };
  const forget = (own: string) => () => {
    form.forget(own);
    store();
    document.querySelector<HTMLInputElement>(".kinds input:checked")?.focus();
  };
  return (
    <details class="own-presets">
      <summary>{t("library_export_keep")}</summary>
      <div class="text-field">
        <label for={fieldId}>{t("library_export_preset_name")}</label>
        <input
          id={fieldId}
          type="text"
          dir="auto"
          autocomplete="off"
          maxLength={60}
          value={name}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
          }}
          onKeyDown={onKeyDown}
        />
        <Button disabled={!isUsable} onClick={save}>
          {t("library_save")}
        </Button>
      </div>
      {"own" in choice && (
        <Button look="small danger" onClick={forget(choice.own)}>
          {t("library_export_forget", choice.own)}
        </Button>
      )}
      {problem.value && <Notice kind="problem" text={t("library_export_not_kept")} />}
    </details>
  );
}
