import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import type { ImportMark, StoredRow } from "../schema.ts";
import { inTransaction } from "../transaction.ts";

/** Conversations in one transaction. */
const atOnce = 200;

/** Takes a run's notes for undoing out of the archive; what it brought stays. May be broken off and repeated. @throws ArchiveError */
export async function clearJournal(archive: Archive, run: string): Promise<void> {
  for (;;) {
    const ids = await guarded(() => archive.db.getAllKeysFromIndex("conversations", "runs", run, atOnce));
    if (ids.length === 0) break;
    await inTransaction(archive, ["conversations", "importJournal"], "relaxed", async (transaction) => {
      const rows = transaction.objectStore("conversations");
      for (const id of ids) {
        const row = await rows.get(id);
        if (row) await rows.put(withoutRun(row, run));
        await transaction.objectStore("importJournal").delete([id, run]);
      }
    });
  }
  const strays = await guarded(() => archive.db.getAllKeysFromIndex("importJournal", "run", run));
  await inTransaction(archive, ["importJournal"], "relaxed", async (transaction) => {
    for (const key of strays) await transaction.objectStore("importJournal").delete(key);
  });
}

/** The row, which can no longer tell that this run wrote it; with a new mark of its own. */
export function withoutRun(row: StoredRow, run: string): StoredRow {
  const { imported, ...rest } = row;
  return { ...rest, rev: Math.random(), ...(imported ? { imported: markWithout(imported, run) } : {}) };
}

function markWithout({ made, ...mark }: ImportMark, run: string): ImportMark {
  const runs = mark.runs.filter((other) => other !== run);
  return { ...mark, runs, ...(made === undefined || made === run ? {} : { made }) };
}
