import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { ExportOptions } from "../../export/options.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { HideCheck } from "../hide/hide-check.tsx";
import { HideStep } from "../hide/hide-step.tsx";
import { redactOption } from "../hide/redact-option.ts";
import type { Hiding } from "../hide/stored-hiding.ts";
import { EncryptFields } from "./encrypt-fields.tsx";
import { createEncrypt } from "./encrypt-state.ts";
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
  hiding: Hiding;
  onClose(): void;
}

/** What the export is for, how it is to be, and what it will look like. */
export function ExportForm({ app, chats, messages, stored, hiding, onClose }: FormProps) {
  const abort = useMemo(() => new AbortController(), []);
  useEffect(() => () => abort.abort(), [abort]);
  const { form, preview } = useMemo(() => {
    const say = exportSay();
    const made = createForm({ chats, messages }, stored, say);
    const means = { thread: app.data.thread, rowOf: app.rowOf, say, generator: generator() };
    return { form: made, preview: createPreview(made, means, abort.signal) };
  }, [abort]);
  const reviewed = useSignal<ExportOptions | null>(null);
  const lookedFor = useSignal(hiding);
  const encrypt = useMemo(createEncrypt, []);
  const ask = (event: Event) => {
    event.preventDefault();
    const options = form.ready.value;
    if (options?.redact) reviewed.value = options;
    else if (options) void start(options);
  };
  const start = async (options: ExportOptions) => {
    const seal = await encrypt.seal(options.format);
    if (seal === "wrong") {
      reviewed.value = null;
      return;
    }
    const choice = form.choice.value;
    // The next export then begins otherwise, and shows it.
    keepLast(form.options.value, "own" in choice ? choice.own : undefined).catch(console.warn);
    void app.jobs.startWith([...chats], seal ? { ...options, seal } : options);
    // How it goes on is told below the list, which small screens do not show beside a chat.
    const list = document.querySelector(".list-pane");
    if (list && getComputedStyle(list).display === "none") app.said.say(t("library_export_started"));
    onClose();
  };
  if (reviewed.value) {
    const back = (next: Hiding) => {
      lookedFor.value = next;
      form.change({ redact: redactOption(next) });
      reviewed.value = null;
    };
    const step = { app, chats, options: reviewed.value, first: lookedFor.value };
    return <HideStep {...step} onBack={back} onExport={(options) => void start(options)} />;
  }
  return (
    <form class="export-form" onSubmit={ask}>
      <div class="export-sides">
        <div class="export-choices">
          <KindChoice form={form} />
          <OptionFields form={form} />
          {usesTemplate(form.options.value, chats.length) && <NameField form={form} preview={preview} />}
          <HideCheck form={form} hiding={lookedFor.value} />
          <EncryptFields encrypt={encrypt} />
          <OwnPresets form={form} onChanged={keepOwn} />
        </div>
        <PreviewPane preview={preview} />
      </div>
      <footer class="export-foot">
        <Estimate form={form} preview={preview} />
        <div class="dialog-actions">
          <Button onClick={onClose}>{t("popup_cancel")}</Button>
          <button type="submit" class="button primary" disabled={form.ready.value === null || encrypt.working.value}>
            {t(form.options.value.redact ? "hide_next" : "library_export")}
          </button>
        </div>
      </footer>
    </form>
  );
}
