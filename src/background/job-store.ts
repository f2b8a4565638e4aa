import { listJobs, putJob, readJob, removeJob } from "../archive/jobs.ts";
import { withArchive } from "./archive.ts";
import type { ExportRow } from "./export-job.ts";

/** Where export jobs are kept. */
export interface JobStore {
  read(id: string): Promise<ExportRow | undefined>;
  list(): Promise<ExportRow[]>;
  put(row: ExportRow): Promise<void>;
  remove(id: string): Promise<void>;
}

export const jobStore: JobStore = {
  read: async (id) => asExport(await withArchive((archive) => readJob(archive, id))),
  list: async () => (await withArchive(listJobs)).flatMap((row) => asExport(row) ?? []),
  put: (row) => withArchive((archive) => putJob(archive, { ...row })),
  remove: (id) => withArchive((archive) => removeJob(archive, id)),
};

/** Rows are written by this program only; other kinds of jobs may come. */
function asExport(row: { id: string; kind?: unknown } | undefined): ExportRow | undefined {
  return row?.kind === "export" ? (row as ExportRow) : undefined;
}
