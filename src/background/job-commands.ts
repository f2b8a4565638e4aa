import { isExportOptions } from "../export/options.ts";
import type { ExportFormat, ExportJob, ExportOptionsData, FromPages } from "../messages/contract.ts";
import { CodedError } from "../messages/errors.ts";
import { announce } from "./changes.ts";
import { stopDownload } from "./downloads.ts";
import { type ExportRow, isActive, jobOf } from "./export-job.ts";
import type { JobDesk } from "./job-desk.ts";
import { jobFailed } from "./job-reports.ts";

/** Exports that ended well are listed for so long, ms; those that failed until the user has seen to them. */
const listedFor = 24 * 60 * 60 * 1000;

type Start = Parameters<FromPages["export.start"]>[0];

/** @throws CodedError `nothing-to-export` for an empty choice, `bad-message` for data that are no options */
export async function startExport(desk: JobDesk, { conversations, ...what }: Start): Promise<{ job: string }> {
  const chosen = conversations === "all" ? conversations : [...new Set(conversations)];
  if (chosen.length === 0) throw new CodedError("nothing-to-export");
  const row: ExportRow = {
    kind: "export",
    id: crypto.randomUUID(),
    ...whatOf(what),
    state: "running",
    done: 0,
    total: chosen === "all" ? 0 : chosen.length,
    started: new Date().toISOString(),
    conversations: chosen,
    attempts: 1,
  };
  await forgetOld(desk);
  await desk.store.put(row);
  announce({ jobs: true });
  await launch(desk, row);
  return { job: row.id };
}

type What = { format: ExportFormat } | { options: ExportOptionsData };

/** What is kept of a wish: options as they came, once they are known to be some. */
function whatOf(what: What): Pick<ExportRow, "format" | "options" | "preset"> {
  if (!("options" in what)) return { format: what.format };
  const { options } = what;
  if (!isExportOptions(options)) throw new CodedError("bad-message", "no export options");
  const { format, preset } = options;
  return { format, options: { ...options }, ...(preset === undefined ? {} : { preset }) };
}

/** A list that is never tidied up would grow with every export. */
async function forgetOld(desk: JobDesk): Promise<void> {
  const before = new Date(Date.now() - listedFor).toISOString();
  const isOld = ({ state, started }: ExportRow) => (state === "done" || state === "cancelled") && started < before;
  for (const { id } of (await desk.store.list()).filter(isOld)) await desk.store.remove(id);
}

/** Gives a job to the engine; one that cannot even start has failed. */
export async function launch(desk: JobDesk, row: ExportRow): Promise<void> {
  try {
    await desk.engine.start(row);
  } catch (error) {
    await jobFailed(desk, { job: row.id, error: error instanceof CodedError ? error.code : "unknown" });
    if (!(error instanceof CodedError)) throw error;
  }
}

export async function cancelExport(desk: JobDesk, { job }: { job: string }): Promise<void> {
  const row = await desk.change(job, (each) => (isActive(each) ? { ...each, state: "cancelled" } : undefined));
  if (row?.downloadId !== undefined) await stopDownload(row.downloadId);
  if (row) await desk.engine.drop(job);
}

export async function dismissExport(desk: JobDesk, { job }: { job: string }): Promise<void> {
  const row = await desk.store.read(job);
  if (!row || isActive(row)) return;
  await desk.store.remove(job);
  announce({ jobs: true });
}

export async function retryExport(desk: JobDesk, { job }: { job: string }): Promise<void> {
  const row = await desk.change(job, (each) => (isActive(each) || each.isSpent ? undefined : fromStart(each, 1)));
  if (row) await launch(desk, row);
}

/** A job as it was before it began. */
export function fromStart(row: ExportRow, attempts: number): ExportRow {
  const { fileName: _name, unread: _unread, error: _error, downloadId: _download, ...kept } = row;
  return { ...kept, state: "running", done: 0, attempts };
}

/** All jobs, the newest first. */
export async function listExports(desk: JobDesk): Promise<ExportJob[]> {
  const rows = await desk.store.list();
  return rows.sort((a, b) => (a.started < b.started ? 1 : -1)).map(jobOf);
}
