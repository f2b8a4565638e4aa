import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";

/** A conversation as one moment had it. */
export interface Revision {
  id: string;
  /** Another number with every write to the conversation. */
  rev: number;
  /** Deleted, and still to be taken back. */
  hidden: boolean;
}

/** Rows that are read at once. */
const atOnce = 1_000;

/** All conversations, hidden ones too, in the order of their ids. @throws ArchiveError */
export function listRevisions(archive: Archive): Promise<Revision[]> {
  return guarded(async () => {
    const { store } = archive.db.transaction("conversations");
    const found: Revision[] = [];
    for (let range: IDBKeyRange | null = null; ; ) {
      const rows = await store.getAll(range, atOnce);
      for (const { id, rev, deletedAt } of rows) found.push({ id, rev, hidden: deletedAt !== undefined });
      const last = rows.at(-1);
      if (!last || rows.length < atOnce) return found;
      range = IDBKeyRange.lowerBound(last.id, true);
    }
  });
}

/** Names of deleted conversations and when each was deleted. @throws ArchiveError */
export function listTombstones(archive: Archive): Promise<{ hash: string; at: string }[]> {
  return guarded(() => archive.db.getAll("tombstones"));
}
