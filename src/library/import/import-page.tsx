import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Page } from "../page.tsx";
import { Importing, Looking, Undoing } from "./at-work.tsx";
import { Failed } from "./failed.tsx";
import { Found } from "./found.tsx";
import { Reported, Undone } from "./reported.tsx";
import { Sealed } from "./sealed.tsx";
import { Start } from "./start.tsx";
import { StepSaid } from "./step-title.tsx";

/** Everything about imports: what can be dropped, what was found, how far it is, what came of it. */
export function ImportPage({ app }: { app: LibraryState }) {
  return (
    <Page app={app} title={t("library_import")} look="narrow">
      <Shown app={app} />
      <StepSaid step={app.importing.step.value} />
    </Page>
  );
}

function Shown({ app }: { app: LibraryState }) {
  const step = app.importing.step.value;
  switch (step.name) {
    case "start":
      return <Start app={app} />;
    case "looking":
      return <Looking app={app} step={step} />;
    case "found":
      return <Found app={app} findings={step.findings} />;
    case "importing":
      return <Importing app={app} step={step} />;
    case "report":
      return <Reported app={app} run={step.run} />;
    case "undoing":
      return <Undoing step={step} />;
    case "undone":
      return <Undone app={app} step={step} />;
    case "sealed":
      return <Sealed app={app} step={step} />;
    case "failed":
      return <Failed app={app} step={step} />;
  }
}
