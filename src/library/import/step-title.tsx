import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { plural, t } from "../../ui/i18n.ts";
import { filesText } from "./counts-text.ts";
import type { ImportStep } from "./import-state.ts";

/** The heading of a step; `id` names it for the section around it. */
export function StepTitle({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <h3 id={id} class="step-title" tabIndex={-1}>
      {children}
    </h3>
  );
}

/**
 * A step that ends takes its buttons with it: then the keyboard goes to the next step's heading, which is read aloud. Where the
 * keyboard stands elsewhere it stays there, and the heading is only said.
 */
export function StepSaid({ step }: { step: ImportStep }) {
  const said = useSignal("");
  const text = stepText(step);
  const before = useRef({ name: step.name, text });
  useLayoutEffect(() => {
    const { name, text: former } = before.current;
    before.current = { name: step.name, text };
    if (former === text && name === step.name) return;
    said.value = name !== step.name && takeFocus() ? "" : text;
  });
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}

/** Whether the keyboard stood nowhere, or where it was put for want of anything better, and stands on the heading now. */
function takeFocus(): boolean {
  const { activeElement } = document;
  if (activeElement !== document.body && !activeElement?.matches(".page-title")) return false;
  document.querySelector<HTMLElement>(".step-title")?.focus();
  return document.activeElement !== activeElement;
}

function stepText(step: ImportStep): string {
  switch (step.name) {
    case "start":
      return t("import_drop");
    case "looking":
      return t("import_looking", filesText(step.files));
    case "found": {
      const { formats, files } = step.findings;
      const count = formats.reduce((sum, { conversations }) => sum + conversations, 0);
      return count > 0 ? plural("import_found", count, filesText(files)) : t("import_found_none", filesText(files));
    }
    case "importing":
      return t(step.paused ? "import_paused" : "import_importing");
    case "report":
      return t(step.run.state === "cancelled" ? "import_ended" : "import_done");
    case "undoing":
      return t("import_undoing");
    case "undone":
      return t("import_undone");
    case "sealed":
      // Why it did not open is read aloud by itself.
      return step.tried ? "" : t(step.problem === "needs-passphrase" ? "crypt_import_passphrase" : "crypt_import_key");
    case "failed":
      // A problem is read aloud by itself.
      return "";
  }
}
