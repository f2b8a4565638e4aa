import type { ExportReports } from "../messages/contract.ts";
import { downloadEnd, startDownload, stopDownload } from "./downloads.ts";
import { type ExportRow, withoutKey } from "./export-job.ts";
import type { JobDesk } from "./job-desk.ts";

type Report<N extends keyof ExportReports> = Parameters<ExportReports[N]>[0];

export async function jobProgress(desk: JobDesk, { job, done, total }: Report<"job.progress">): Promise<void> {
  await desk.change(job, (row) => (row.state === "running" ? { ...row, done, total } : undefined));
}

/** The file is built: writes it. Safe to repeat, for the report is repeated until it is answered. */
export async function jobBuilt(desk: JobDesk, { job, address, fileName, unread }: Report<"job.built">): Promise<void> {
  if (desk.starting.has(job)) return;
  desk.starting.add(job);
  try {
    const row = await desk.change(job, (each) =>
      isToWrite(each) ? { ...each, state: "writing", fileName, ...(unread ? { unread } : {}) } : undefined,
    );
    if (row) await write(desk, row, address, fileName);
    else if (!(await isBeingWritten(desk, job))) await desk.engine.drop(job);
  } finally {
    desk.starting.delete(job);
  }
}

function isToWrite({ state, downloadId }: ExportRow): boolean {
  return state === "running" || (state === "writing" && downloadId === undefined);
}

async function isBeingWritten(desk: JobDesk, job: string): Promise<boolean> {
  return (await desk.store.read(job))?.state === "writing";
}

async function write(desk: JobDesk, { id }: ExportRow, address: string, fileName: string): Promise<void> {
  let downloadId: number;
  try {
    downloadId = await startDownload(address, fileName);
  } catch (error) {
    console.warn("download refused", error);
    await jobFailed(desk, { job: id, error: "download-failed" });
    return;
  }
  const row = await desk.change(id, (each) => (each.state === "writing" ? { ...each, downloadId } : undefined));
  if (row) await settleDownload(desk, row);
  else await stopDownload(downloadId);
}

/** Ends a job whose download has ended; small files are on disk before we know their id. */
export async function settleDownload(desk: JobDesk, { id, downloadId }: ExportRow): Promise<void> {
  const end = downloadId === undefined ? undefined : await downloadEnd(downloadId);
  if (end === undefined || end === "gone") return;
  if (end.state === "failed") return jobFailed(desk, { job: id, error: "download-failed" });
  await desk.change(id, (row) =>
    row.state === "writing" ? { ...(end.state === "done" ? withoutKey(row) : row), ...end } : undefined,
  );
  await desk.engine.drop(id);
}

export async function jobFailed(desk: JobDesk, { job, error }: Report<"job.failed">): Promise<void> {
  const isOpen = ({ state }: ExportRow) => state === "running" || state === "writing";
  await desk.change(job, (row) => (isOpen(row) ? { ...row, state: "failed", error } : undefined));
  await desk.engine.drop(job);
}

/** A download has changed, perhaps not one of ours. */
export async function downloadChanged(desk: JobDesk, downloadId: number): Promise<void> {
  const rows = await desk.store.list();
  const row = rows.find((each) => each.downloadId === downloadId && each.state === "writing");
  if (row) await settleDownload(desk, row);
}
