import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";
import type { JobRow } from "./schema.ts";
import { passingOver } from "./sealed/sealed-database.ts";

export type { JobRow };

/** Stores a job's state; on return it outlives this context. @throws ArchiveError */
export async function putJob(archive: Archive, job: JobRow): Promise<void> {
  await guarded(() => archive.db.put("jobs", job));
}

export function readJob(archive: Archive, id: string): Promise<JobRow | undefined> {
  return guarded(() => archive.db.get("jobs", id));
}

/** All of them, without those that cannot be opened. @throws ArchiveError */
export function listJobs({ db }: Archive): Promise<JobRow[]> {
  return guarded(() => passingOver(db, () => undefined).getAll("jobs"));
}

export async function removeJob(archive: Archive, id: string): Promise<void> {
  await guarded(() => archive.db.delete("jobs", id));
}
