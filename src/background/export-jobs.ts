import { browser } from "../browser.ts";
import type { ExportReports, FromPages } from "../messages/contract.ts";
import type { Handlers } from "../messages/handlers.ts";
import type { ExportEngine } from "./export-engine.ts";
import { wakingExports } from "./job-alarm.ts";
import { cancelExport, dismissExport, listExports, retryExport, startExport } from "./job-commands.ts";
import { jobDesk } from "./job-desk.ts";
import { downloadChanged, jobBuilt, jobFailed, jobProgress } from "./job-reports.ts";
import { resumeJobs } from "./job-resume.ts";
import type { JobStore } from "./job-store.ts";

type PageNames = "export.start" | "export.cancel" | "export.dismiss" | "export.retry" | "export.list";

export interface ExportJobs {
  pages: Pick<Handlers<FromPages>, PageNames>;
  /** Reports of whatever builds the files. */
  reports: Handlers<ExportReports>;
}

/** Export jobs from start to file on disk. Call synchronously when the background starts. */
export function exportJobs(
  store: JobStore,
  makeEngine: (reports: Handlers<ExportReports>) => ExportEngine,
): ExportJobs {
  const reports: Handlers<ExportReports> = {
    "job.progress": (report) => jobProgress(desk, report),
    "job.built": (report) => jobBuilt(desk, report),
    "job.failed": (report) => jobFailed(desk, report),
  };
  const desk = jobDesk(store, makeEngine(reports));
  const resumed = resumeJobs(desk).catch((error: unknown) => console.warn("exports not resumed", error));
  const woken = wakingExports(store);
  browser.downloads.onChanged.addListener(async ({ id, state }) => {
    if (state) await downloadChanged(desk, id);
  });
  // A command must not see jobs that are just being taken up as its own.
  const afterResume =
    <A, R>(command: (ask: A) => Promise<R>) =>
    async (ask: A) => {
      await resumed;
      return command(ask);
    };
  const beginning = <A, R>(command: (ask: A) => Promise<R>) => afterResume((ask: A) => woken(() => command(ask)));
  return {
    reports,
    pages: {
      "export.start": beginning((ask) => startExport(desk, ask)),
      "export.cancel": afterResume((ask) => cancelExport(desk, ask)),
      "export.dismiss": afterResume((ask) => dismissExport(desk, ask)),
      "export.retry": beginning((ask) => retryExport(desk, ask)),
      "export.list": () => listExports(desk),
    },
  };
}
