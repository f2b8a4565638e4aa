import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../ui/i18n.ts";
import { type Choice, type ExportForm, keyOf } from "./form-state.ts";
import { type KindName, kindGroups } from "./kinds.ts";

/** One list of radio buttons in groups: the user's own presets, programs, kinds of files. */
export function KindChoice({ form }: { form: ExportForm }) {
  const box = useRef<HTMLFieldSetElement>(null);
  // The form comes a moment after its dialog, which gave the focus to its first button.
  useLayoutEffect(() => box.current?.querySelector<HTMLInputElement>("input:checked")?.focus(), []);
  const own = form.own.value;
  return (
    <fieldset class="kinds" ref={box}>
      <legend class="unseen">{t("library_export_for")}</legend>
      {own.length > 0 && (
        <Group title={t("library_export_own")}>
          {own.map(({ name }) => (
            <Kind key={name} form={form} choice={{ own: name }} name={name} />
          ))}
        </Group>
      )}
      <Group title={t("library_export_programs")}>
        {kindGroups.programs.map((kind) => (
          <Kind key={kind} form={form} choice={{ kind }} name={nameOf(kind)} about={aboutOf(kind)} />
        ))}
      </Group>
      <Group title={t("library_export_files")}>
        {kindGroups.files.map((kind) => (
          <Kind key={kind} form={form} choice={{ kind }} name={nameOf(kind)} about={aboutOf(kind)} />
        ))}
      </Group>
      <About form={form} />
    </fieldset>
  );
}

const nameOf = (kind: KindName) => t(`library_export_name_${kind}`);
const aboutOf = (kind: KindName) => t(`library_export_about_${kind}`);

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="kind-group">
      <legend>{title}</legend>
      <div class="kind-cards">{children}</div>
    </fieldset>
  );
}

interface KindProps {
  form: ExportForm;
  choice: Choice;
  name: string;
  about?: string;
}

function Kind({ form, choice, name, about }: KindProps) {
  const key = keyOf(choice);
  const id = `about-${key.replace(/\W/g, "-")}`;
  return (
    <label class="kind">
      <input
        type="radio"
        name="export-kind"
        checked={keyOf(form.choice.value) === key}
        aria-describedby={about === undefined ? undefined : id}
        onChange={() => form.choose(choice)}
      />
      <bdi>{name}</bdi>
      {about !== undefined && (
        <span id={id} hidden>
          {about}
        </span>
      )}
    </label>
  );
}

/** What the chosen kind is; screen readers hear it with its button. */
function About({ form }: { form: ExportForm }) {
  const choice = form.choice.value;
  const text = "kind" in choice ? aboutOf(choice.kind) : t("library_export_about_own");
  return (
    <p class="hint kind-about" aria-hidden="true">
      {text}
    </p>
  );
}
