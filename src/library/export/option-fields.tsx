import type { ComponentChildren } from "preact";
import { type PropertyName, propertyNames, usualProperties } from "../../export/options.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { ExportForm } from "./form-state.ts";
import { kindOf, usualOptions } from "./kinds.ts";
import { reasoningChoices, type Setting, settingsOf, sourceChoices } from "./settings.ts";

/** What can be decided about the chosen kind, folded away; nothing where there is nothing to decide. */
export function OptionFields({ form }: { form: ExportForm }) {
  const settings = settingsOf(form.options.value, form.chats.length);
  if (settings.length === 0) return null;
  return (
    <details class="export-options">
      <summary>
        {t("library_export_options")}
        {form.isChanged.value && <span class="soft">{t("library_export_changed")}</span>}
      </summary>
      <div class="option-fields">
        {settings.map((setting) => (
          <Field key={setting} form={form} setting={setting} />
        ))}
      </div>
      {form.isChanged.value && (
        <Button look="small" onClick={form.reset}>
          {t("library_export_reset")}
        </Button>
      )}
    </details>
  );
}

function Field({ form, setting }: { form: ExportForm; setting: Setting }) {
  const { markdown, index, byteOrderMark, lines, format } = form.options.value;
  switch (setting) {
    case "facts":
      return <Facts form={form} />;
    case "timestamps":
    case "tools":
    case "branches":
      return (
        <Check
          label={t(`library_export_set_${setting}`)}
          on={markdown[setting]}
          set={(on) => form.changeMarkdown({ [setting]: on })}
        />
      );
    case "index":
      return <Check label={t("library_export_index")} on={index} set={(on) => form.change({ index: on })} />;
    case "byteOrderMark":
      return (
        <Check label={t("library_export_excel")} on={byteOrderMark} set={(on) => form.change({ byteOrderMark: on })} />
      );
    case "heading":
      return (
        <Pick
          setting={setting}
          value={markdown.heading}
          choices={["numbered", "named", "bold"]}
          set={(heading) => form.changeMarkdown({ heading })}
        />
      );
    case "reasoning":
      return (
        <Pick
          setting={setting}
          value={shownAs(markdown.reasoning, reasoningChoices(form.options.value))}
          choices={reasoningChoices(form.options.value)}
          set={(reasoning) => form.changeMarkdown({ reasoning })}
        />
      );
    case "sources":
      return (
        <Pick
          setting={setting}
          value={shownAs(markdown.sources, sourceChoices(form.options.value))}
          choices={sourceChoices(form.options.value)}
          set={(sources) => form.changeMarkdown({ sources })}
        />
      );
    case "images":
      return (
        <Pick
          setting={setting}
          value={markdown.images ?? (format === "zip" ? "files" : "links")}
          choices={["files", "links", "none"]}
          set={(images) => form.changeMarkdown({ images })}
        />
      );
    case "files":
      return (
        <Pick
          setting={setting}
          value={markdown.files}
          choices={["per-chat", "one"]}
          set={(files) => form.changeMarkdown({ files })}
        />
      );
    case "lines":
      return (
        <Pick
          setting={setting}
          value={lines}
          choices={["conversation", "message"]}
          set={(next) => form.change({ lines: next })}
        />
      );
  }
}

/** The choice that does the same where a kind knows fewer. */
function shownAs<T extends string>(value: T, choices: readonly T[]): T {
  return choices.includes(value) ? value : (choices[0] ?? value);
}

interface CheckProps {
  label: ComponentChildren;
  on: boolean;
  set(on: boolean): void;
}

function Check({ label, on, set }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => set(currentTarget.checked)} />
      {label}
    </label>
  );
}

interface PickProps<T extends string> {
  setting: Setting;
  value: T;
  choices: readonly T[];
  set(value: T): void;
}

function Pick<T extends string>({ setting, value, choices, set }: PickProps<T>) {
  return (
    <label class="pick">
      <span>{t(`library_export_set_${setting}`)}</span>
      <select value={value} onChange={({ currentTarget }) => set(currentTarget.value as T)}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`library_export_set_${setting}_${choice.replace("-", "_")}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether a file starts with what is known of its chat, and with which fields. */
function Facts({ form }: { form: ExportForm }) {
  const { frontMatter } = form.options.value.markdown;
  const fields = frontMatter === false ? [] : frontMatter;
  const set = (next: readonly PropertyName[]) =>
    form.changeMarkdown({ frontMatter: next.length === 0 ? false : [...next] });
  const usual = usualOptions(kindOf(form.options.value)).markdown.frontMatter || usualProperties;
  return (
    <div class="facts">
      <Check label={t("library_export_facts")} on={fields.length > 0} set={(on) => set(on ? usual : [])} />
      {fields.length > 0 && (
        <details>
          <summary>{t("library_export_which_facts")}</summary>
          <div class="fact-list">
            {propertyNames.map((name) => (
              <Check
                key={name}
                label={<code>{name}</code>}
                on={fields.includes(name)}
                set={(on) => set(propertyNames.filter((each) => (each === name ? on : fields.includes(each))))}
              />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}
