import { ArchiveError } from "../../archive/archive-error.ts";
import { Button } from "../../ui/button.tsx";
import { codeOf, errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { problemText as sealedText } from "../backup/encryption/recovery-form.tsx";
import { filesText } from "./counts-text.ts";
import type { ImportStep } from "./import-state.ts";
import { problemText } from "./problem-text.ts";
import type { Failure } from "./protocol.ts";
import { ChooseFiles } from "./start.tsx";
import { StepTitle } from "./step-title.tsx";

/** Nothing came of it, or not all: why, what was kept, and what to do next. */
export function Failed({ app, step }: { app: LibraryState; step: Extract<ImportStep, { name: "failed" }> }) {
  const { files, failure, wrote } = step;
  return (
    <>
      {files.length > 0 && (
        <StepTitle id="failed-title">
          <bdi>{filesText(files)}</bdi>
        </StepTitle>
      )}
      <Notice kind="problem" text={failureText(failure)}>
        <ChooseFiles app={app} look="small" />
        <Button look="small" onClick={app.importing.reset}>
          {t("import_back")}
        </Button>
      </Notice>
      <p>{t(wrote ? "import_failed_kept" : "import_failed_nothing")}</p>
      {failure.why === "import" && failure.detail !== "" && <p class="hint">{t("import_detail", failure.detail)}</p>}
    </>
  );
}

function failureText(failure: Failure): string {
  if (failure.why === "import") return problemText(failure.problem);
  if (failure.why === "archive") return errorText(codeOf(new ArchiveError(failure.reason)));
  if (failure.why === "sealed") return sealedText(failure.problem);
  return failure.why === "busy" ? t("import_busy") : errorText("unknown");
}
