import { useMemo } from "preact/hooks";
import { Button } from "../../../ui/button.tsx";
import { t } from "../../../ui/i18n.ts";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import type { LibraryState } from "../../app-state.ts";
import { hashOfPage } from "../../route.ts";
import type { PlaceBackups } from "../backups-state.ts";
import { RecoveryForm } from "../encryption/recovery-form.tsx";
import { troubleText } from "../trouble-text.ts";
import { Checked } from "./checked.tsx";
import { createReadBack, type ReadBackState, type ReadBackStep } from "./read-back-state.ts";
import { Unopened } from "./unopened.tsx";

/** Steps at which nothing is under way or asked. */
const atRest: ReadonlySet<ReadBackStep["name"]> = new Set(["start", "checked", "unopened", "failed", "nothing"]);

interface ReadBackProps {
  app: LibraryState;
  place: PlaceBackups;
}

/** Checks a backup, or restores it by way of the import with its preview. */
export function ReadBack({ app, place }: ReadBackProps) {
  const state = useMemo(
    () =>
      createReadBack(app.data, place.place, (files) => {
        location.hash = hashOfPage("import");
        app.importing.look(files, []);
      }),
    [app, place.place],
  );
  // The browser's downloads cannot be read by an extension.
  if (place.info.kind === "downloads") {
    return (
      <>
        <p class="hint">
          {t("backup_restore_downloads")} <a href={hashOfPage("import")}>{t("library_import")}</a>
        </p>
        <p class="hint">{t("backup_downloads_left")}</p>
      </>
    );
  }
  const step = state.step.value;
  return (
    <>
      {atRest.has(step.name) && (
        <>
          <Button look="small" onClick={() => state.begin("check")}>
            {t("backup_check")}
          </Button>
          <Button look="small" onClick={() => state.begin("restore")}>
            {t("backup_restore")}
          </Button>
        </>
      )}
      <div class="backup-read" aria-live="polite">
        <Shown state={state} step={step} />
      </div>
    </>
  );
}

function Shown({ state, step }: { state: ReadBackState; step: ReadBackStep }) {
  switch (step.name) {
    case "start":
      return null;
    case "key":
      return (
        <RecoveryForm
          state={state}
          title={t("backup_key_title")}
          text={t("backup_key_wanted")}
          act={t(step.act === "check" ? "backup_check" : "backup_restore")}
        />
      );
    case "reading": {
      const text = step.total === 0 ? t("backup_reading_list") : t("backup_reading", step.done, step.total);
      return (
        <>
          <p>{text}</p>
          <Progress
            label={t("backup_check")}
            text={text}
            fraction={step.total === 0 ? undefined : step.done / step.total}
          />
          <Button look="small" onClick={state.cancel}>
            {t("backup_stop")}
          </Button>
        </>
      );
    }
    case "checked":
      return <Checked result={step.result} />;
    case "unopened":
      return <Unopened result={step.result} onDeeper={state.deeper} />;
    case "nothing":
      return <Notice kind="warn" text={t("backup_nothing")} />;
    case "collected":
      return null;
    case "failed":
      return <Notice kind="problem" text={troubleText(step.problem)} />;
  }
}
