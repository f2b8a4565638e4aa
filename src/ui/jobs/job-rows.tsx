import { useRef } from "preact/hooks";
import type { ExportJob } from "../../messages/contract.ts";
import { Button } from "../button.tsx";
import { errorText } from "../error-text.ts";
import { plural, t } from "../i18n.ts";
import { Icon } from "../icons.tsx";
import { Progress } from "../progress.tsx";
import { isRunning, type JobsState } from "./jobs-state.ts";

/** Exports under way, done and failed. */
export function JobRows({ jobs }: { jobs: JobsState }) {
  const rows = useRef<HTMLUListElement>(null);
  const act: Act = (what, job) => {
    // The button that was pressed goes away: the focus waits on the list.
    rows.current?.focus();
    void jobs.act(what, job.id);
  };
  return (
    <ul
      class="jobs"
      aria-label={t("popup_exports")}
      aria-live="polite"
      aria-relevant="additions"
      tabIndex={-1}
      ref={rows}
    >
      {shownJobs(jobs.jobs.value).map((job) => (
        <li key={`${job.id} ${job.state}`} class={`job ${job.state}`}>
          {isRunning(job) ? <RunningJob job={job} act={act} /> : <EndedJob job={job} act={act} />}
        </li>
      ))}
    </ul>
  );
}

/**
 * What needs the user first: running, failed, and of those that ended well only the last, which tells where files go;
 * nobody wants to dismiss the others one by one.
 */
function shownJobs(jobs: readonly ExportJob[]): readonly ExportJob[] {
  const failed = jobs.filter(({ state }) => state === "failed");
  const ended = jobs.filter(({ state }) => state === "done" || state === "cancelled");
  return [...jobs.filter(isRunning), ...failed, ...ended.slice(0, 1)];
}

type Act = (what: "cancel" | "dismiss" | "retry", job: ExportJob) => void;

interface JobProps {
  job: ExportJob;
  act: Act;
}

function RunningJob({ job, act }: JobProps) {
  const text = progressText(job);
  return (
    <>
      <div class="job-text">
        <p>{text}</p>
        <Progress label={t("popup_exporting")} text={text} fraction={fractionOf(job)} />
      </div>
      <Button look="small" onClick={() => act("cancel", job)}>
        {t("popup_cancel")}
      </Button>
    </>
  );
}

function progressText({ state, done, total }: ExportJob): string {
  if (state === "writing") return t("popup_export_writing");
  // How many "everything" is shows only once the export has begun.
  return total === 0 ? t("popup_export_preparing") : plural("popup_export_progress", total, done);
}

function fractionOf({ state, done, total }: ExportJob): number | undefined {
  return state === "writing" || total === 0 ? undefined : done / total;
}

function EndedJob({ job, act }: JobProps) {
  return (
    <>
      <div class="job-text">
        <p>
          {job.state === "done" && <Icon name={job.unread ? "partial" : "complete"} />}
          {endText(job)}
        </p>
        {job.state === "done" && job.unread && <UnreadInFile {...job.unread} />}
      </div>
      {job.state === "failed" && (
        <Button look="small" onClick={() => act("retry", job)}>
          {t("popup_retry")}
        </Button>
      )}
      <Button look="quiet icon-only" aria-label={t("popup_dismiss")} onClick={() => act("dismiss", job)}>
        <Icon name="close" />
      </Button>
    </>
  );
}

/** What the file lacks, and what to do. */
function UnreadInFile({ chats, names, files }: NonNullable<ExportJob["unread"]>) {
  return (
    <>
      {chats > 0 && (
        <p>{plural("popup_export_unread", chats, chats > names.length ? `${names.join(", ")} …` : names.join(", "))}</p>
      )}
      {files > 0 && <p>{plural("popup_export_unread_files", files)}</p>}
      <p>{t("popup_export_unread_help")}</p>
    </>
  );
}

function endText(job: ExportJob): string {
  if (job.state === "done") return t("popup_export_done", job.fileName ?? "");
  if (job.state === "cancelled") return t("popup_export_cancelled");
  return errorText(job.error ?? "unknown");
}
