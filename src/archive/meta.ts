import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";

/** A small value kept in the archive, `undefined` when there is none. */
export function getMeta(archive: Archive, key: string): Promise<unknown> {
  return guarded(() => archive.db.get("meta", key));
}

/** Keeps a small value (anything that can be cloned) in the archive. @throws ArchiveError */
export async function setMeta(archive: Archive, key: string, value: unknown): Promise<void> {
  await guarded(() => archive.db.put("meta", value, key));
}
