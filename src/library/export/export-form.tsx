import { useEffect, useMemo } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Estimate } from "./estimate.tsx";
import { exportSay, generator } from "./export-say.ts";
import { createForm, type Wanted } from "./form-state.ts";
import { KindChoice } from "./kind-choice.tsx";
import { NameField } from "./name-field.tsx";
import { OptionFields } from "./option-fields.tsx";
import { OwnPresets } from "./own-presets.tsx";
import { PreviewPane } from "./preview-pane.tsx";
import { createPreview } from "./preview-state.ts";
import { usesTemplate } from "./settings.ts";
import { keepLast, keepOwn, type StoredChoices } from "./stored-choice.ts";

export interface FormProps extends Wanted {
  app: LibraryState;
  stored: StoredChoices;
  onClose(): void;
}

/** What the export is for, how it is to be, and what it will look like. */
export function ExportForm({ app, chats, messages, stored, onClose }: FormProps) {
  const abort = useMemo(() => new AbortController(), []);
  useEffect(() => () => abort.abort(), [abort]);
  const { form, preview } = useMemo(() => {
    const say = exportSay();
    const made = createForm({ chats, messages }, stored, say);
    const means = { thread: app.data.thread, rowOf: app.rowOf, say, generator: generator() };
    return { form: made, preview: createPreview(made, means, abort.signal) };
  }, [abort]);
  const start = (event: Event) => {
    event.preventDefault();
    const options = form.ready.value;
    if (!options) return;
    const choice = form.choice.value;
    keepLast(form.options.value, "own" in choice ? choice.own : undefined).catch(console.warn);
    void app.jobs.startWith([...chats], options);
    // How it goes on is told below the list, which small screens do not show beside a chat.
    const list = document.querySelector(".list-pane");
    if (list && getComputedStyle(list).display === "none") app.said.say(t("library_export_started"));
    onClose();
  };
  return (
    <form class="export-form" onSubmit={start}>
      <div class="export-sides">
        <div class="export-choices">
          <KindChoice form={form} />
          <OptionFields form={form} />
          {usesTemplate(form.options.value, chats.length) && <NameField form={form} preview={preview} />}
          <OwnPresets form={form} onChanged={(own) => keepOwn(own).catch(console.warn)} />
        </div>
        <PreviewPane preview={preview} />
      </div>
      <footer class="export-foot">
        <Estimate form={form} preview={preview} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t("popup_cancel")}</Button>
          <button type="submit" class="button primary" disabled={form.ready.value === null}>
            {t("library_export")}
          </button>
        </div>
      </footer>
    </form>
  );
}
