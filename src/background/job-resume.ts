import { downloadEnd } from "./downloads.ts";
import { type ExportRow, isActive } from "./export-job.ts";
import { fromStart, launch } from "./job-commands.ts";
import type { JobDesk } from "./job-desk.ts";
import { jobFailed, settleDownload } from "./job-reports.ts";

/** A job that keeps being interrupted is started at most so often. */
const mostAttempts = 3;

/** Takes up what an earlier life of the background (or of the browser) left unfinished. */
export async function resumeJobs(desk: JobDesk): Promise<void> {
  const active = (await desk.store.list()).filter(isActive);
  if (active.length === 0) return;
  const alive = new Set(await desk.engine.running());
  for (const row of active) await resumeJob(desk, row, alive.has(row.id));
}

async function resumeJob(desk: JobDesk, row: ExportRow, isAlive: boolean): Promise<void> {
  if (row.downloadId !== undefined && (await downloadEnd(row.downloadId)) !== "gone") return settleDownload(desk, row);
  // One that is being built goes on; one that is built reports that again, and its download begins.
  if (isAlive) return desk.engine.start(row);
  if (row.attempts >= mostAttempts) return jobFailed(desk, { job: row.id, error: "unknown" });
  const again = await desk.change(row.id, (each) => (isActive(each) ? fromStart(each, each.attempts + 1) : undefined));
  if (again) await launch(desk, again);
}
