import type { ExportRow } from "./export-job.ts";

/** What builds export files: the offscreen document in Chromium, the event page itself in Firefox. */
export interface ExportEngine {
  /** Starts a job, or lets one that runs go on; one that is built reports so again. */
  start(row: ExportRow): Promise<void>;
  /** Stops a job or lets its file go; unknown ones are no error. */
  drop(id: string): Promise<void>;
  /** Ids of jobs that are being built, or built and not dropped. */
  running(): Promise<string[]>;
}
