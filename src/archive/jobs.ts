import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";
import type { JobRow } from "./schema.ts";

export type { JobRow };

/** Stores a job's state; on return it outlives this context. @throws ArchiveError */
export async function putJob(archive: Archive, job: JobRow): Promise<void> {
  await guarded(() => archive.db.put("jobs", job));
}

export function readJob(archive: Archive, id: string): Promise<JobRow | undefined> {
  return guarded(() => archive.db.get("jobs", id));
}

export function listJobs(archive: Archive): Promise<JobRow[]> {
  return guarded(() => archive.db.getAll("jobs"));
}

export async function removeJob(archive: Archive, id: string): Promise<void> {
  await guarded(() => archive.db.delete("jobs", id));
}
