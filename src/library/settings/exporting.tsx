import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { JobRows } from "../../ui/jobs/job-rows.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";

/** Where exports go, and everything at once. */
export function Exporting({ app: { jobs, rows } }: { app: LibraryState }) {
  return (
    <>
      <p>{t("settings_exports_where")}</p>
      <p>{t("settings_exports_change")}</p>
      {rows.value.length > 0 && (
        <p>
          <Button onClick={() => jobs.start("all", "zip")}>
            <Icon name="download" />
            {t("ui_export_everything")}
          </Button>
        </p>
      )}
      {jobs.problem.value && <Notice kind="problem" text={errorText(jobs.problem.value)} />}
      <JobRows jobs={jobs} />
    </>
  );
}
