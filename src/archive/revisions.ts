import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";
import { rowReader } from "./row-parts.ts";
import { passingOver } from "./sealed/sealed-database.ts";

/** A conversation as one moment had it. */
export interface Revision {
  id: string;
  /** Another number with every write to the conversation. */
  rev: number;
  /** Deleted, and still to be taken back. */
  hidden: boolean;
  /** Its row cannot be opened or was lost: nothing but its id is known. */
  isBroken?: true;
}

/** Rows that are read at once. */
const atOnce = 1_000;

/**
 * All conversations, hidden ones too, and those whose rows cannot be opened, or are missing though something else is held of them:
 * whoever deletes one removes all of it. @throws ArchiveError
 */
export function listRevisions(archive: Archive): Promise<Revision[]> {
  return guarded(async () => {
    const found: Revision[] = [];
    const broken = new Set<string>();
    const { read, outlines } = rowReader(archive);
    for (let after: string | undefined = ""; after !== undefined; ) {
      const before = broken.size;
      const { rows, broken: passed, next } = await read(after, atOnce);
      for (const { id, rev, deletedAt } of rows) found.push({ id, rev, hidden: deletedAt !== undefined });
      for (const id of passed) broken.add(id);
      // Records under keys of nobody's may lead back to where it was.
      after = rows.length > 0 || broken.size > before ? next : undefined;
    }
    const held = new Set(found.map(({ id }) => id));
    for (const [id] of await outlines.getAllKeys()) if (!held.has(id)) broken.add(id);
    return [...found, ...[...broken].map((id): Revision => ({ id, rev: 0, hidden: false, isBroken: true }))];
  });
}

/** Names of deleted conversations and when each was deleted, without those that cannot be opened. @throws ArchiveError */
export function listTombstones({ db }: Archive): Promise<{ hash: string; at: string }[]> {
  return guarded(() => passingOver(db, () => undefined).getAll("tombstones"));
}
