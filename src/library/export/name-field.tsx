import { useRef } from "preact/hooks";
import { placeholders } from "../../export/naming/name-template.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { ExportForm } from "./form-state.ts";
import type { PreviewState } from "./preview-state.ts";

const fieldId = "export-name";

/** The template of file names, with the name it gives the first chat's file, or what is wrong with it. */
export function NameField({ form, preview }: { form: ExportForm; preview: PreviewState }) {
  const field = useRef<HTMLInputElement>(null);
  const problems = form.problems.value;
  const set = (fileName: string) => form.change({ fileName });
  const insert = (placeholder: string) => () => {
    const element = field.current;
    if (!element) return;
    const { selectionStart, selectionEnd, value } = element;
    element.focus();
    element.setRangeText(placeholder, selectionStart ?? value.length, selectionEnd ?? value.length, "end");
    set(element.value);
  };
  return (
    <div class="name-field">
      <label for={fieldId}>{t("library_export_file_name")}</label>
      <input
        id={fieldId}
        ref={field}
        type="text"
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        maxLength={300}
        value={form.options.value.fileName}
        aria-invalid={problems.length > 0}
        aria-describedby="export-name-says"
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
      <div id="export-name-says" aria-live="polite">
        {problems.length > 0 ? (
          problems.map((problem) => (
            <p key={problem} class="name-problem">
              {problem}
            </p>
          ))
        ) : (
          <p class="name-shown">
            <bdi>{preview.shown.value?.beginning.name ?? ""}</bdi>
          </p>
        )}
      </div>
      <fieldset class="placeholders" aria-label={t("library_export_placeholders")}>
        {placeholders.map((name) => (
          <Button
            key={name}
            look="small"
            aria-label={t("library_export_insert", t(`library_export_place_${name}`))}
            onClick={insert(`{${name}}`)}
          >
            {t(`library_export_place_${name}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
