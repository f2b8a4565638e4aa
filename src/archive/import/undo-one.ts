import { allRequests } from "../all-requests.ts";
import { dropRefs, refsOf } from "../asset-refs.ts";
import { chunksOf } from "../chunks.ts";
import { outlineOf } from "../outlines.ts";
import type { ImportMark, StoredRow, WriteTransaction } from "../schema.ts";
import { withoutRun } from "./forget.ts";
import { entriesOf, nothingSet, userSetOf, wholeImage } from "./journal.ts";
import type { Image, JournalRecord, UserSet } from "./records.ts";
import { takenBack, timesLeft } from "./user-set.ts";

export type Undone = "removed" | "restored" | "kept";

/** Takes back what a run did to one conversation; afterwards nothing of it says that the run wrote it. */
export async function undoOne(transaction: WriteTransaction, id: string, run: string): Promise<Undone | undefined> {
  const row = await transaction.objectStore("conversations").get(id);
  const runs = row?.imported?.runs ?? [];
  const place = runs.indexOf(run);
  if (!row || place < 0) return undefined;
  const entries = await transaction.objectStore("importJournal").getAll(entriesOf(id));
  const entry = entries.find((other) => other.run === run);
  const isMade = row.imported?.made === run;
  const next = runs[place + 1];
  if (next !== undefined) return handOver(transaction, row, { run, next, entries });
  if (entry?.image) return restore(transaction, row, { entry, image: entry.image });
  if ((!entry && !isMade) || row.deletedAt !== undefined) {
    // Nothing is known of what was before, or the user has deleted it since: that will be done in its own time.
    await letGo(transaction, row, run);
    return "kept";
  }
  await remove(transaction, row, entry);
  return "removed";
}

/** The conversation as it is, without the mark of the run. */
async function letGo(transaction: WriteTransaction, row: StoredRow, run: string): Promise<void> {
  await allRequests([
    () => transaction.objectStore("conversations").put(withoutRun(row, run)),
    () => transaction.objectStore("importJournal").delete([row.id, run]),
  ]);
}

/** A later run has written it too: undoing that one will take back both. */
async function handOver(
  transaction: WriteTransaction,
  row: StoredRow,
  { run, next, entries }: { run: string; next: string; entries: readonly JournalRecord[] },
): Promise<Undone> {
  const entry = entries.find((other) => other.run === run);
  const later = entries.find((other) => other.run === next);
  const isMade = row.imported?.made === run;
  await letGo(transaction, row, run);
  if (!later || (!entry && !isMade)) return "kept";
  const { image: _, graves: __, ...rest } = later;
  const image = entry?.image && (await wholeImage(transaction, entry.image));
  const graves = [...(entry?.graves ?? []), ...(later.graves ?? [])];
  await transaction.objectStore("importJournal").put({
    ...rest,
    assets: [...(entry?.assets ?? []), ...later.assets],
    after: takenBack(entry?.after ?? nothingSet, later.image ? userSetOf(later.image.row) : nothingSet, later.after),
    ...(image ? { image } : {}),
    ...(graves.length > 0 ? { graves } : {}),
  });
  return "kept";
}

async function remove(transaction: WriteTransaction, row: StoredRow, entry: JournalRecord | undefined): Promise<void> {
  const { id } = row;
  await dropRefs(transaction, id, await refsOf(transaction, id));
  await allRequests([
    () => transaction.objectStore("conversations").delete(id),
    () => transaction.objectStore("outlines").delete(outlineOf(id)),
    () => transaction.objectStore("chunks").delete(chunksOf(id)),
    () => transaction.objectStore("importJournal").delete(entriesOf(id)),
    ...(entry?.graves ?? []).map((grave) => () => transaction.objectStore("tombstones").put(grave)),
  ]);
}

interface Restoring {
  entry: JournalRecord;
  image: Image;
}

async function restore(transaction: WriteTransaction, row: StoredRow, { entry, image }: Restoring): Promise<Undone> {
  const { id } = row;
  const outlines = transaction.objectStore("outlines");
  const chunks = transaction.objectStore("chunks");
  if (image.whole) await allRequests([() => outlines.delete(outlineOf(id)), () => chunks.delete(chunksOf(id))]);
  await allRequests([
    () => transaction.objectStore("conversations").put(rowBefore(row, image.row, entry.after)),
    ...image.outlines.map((record) => () => outlines.put(record)),
    ...image.chunks.map((record) => () => chunks.put(record)),
    ...image.madePages.map((page) => () => outlines.delete([id, page])),
    ...image.madeChunks.map((chunk) => () => chunks.delete([id, chunk])),
    () => transaction.objectStore("importJournal").delete([id, entry.run]),
  ]);
  await dropRefs(transaction, id, entry.assets);
  return "restored";
}

/** The row as it was, with what the user has set since; of imports undone or forgotten meanwhile it says nothing. */
function rowBefore(row: StoredRow, before: StoredRow, after: UserSet): StoredRow {
  const set = takenBack(userSetOf(before), after, userSetOf(row));
  const { folder: _, ownTitle: __, note: ___, deletedAt: ____, setAt: _____, imported, ...rest } = before;
  const { folder, ownTitle, note, deletedAt, ...plain } = set;
  const held = Object.fromEntries(
    Object.entries({ folder, ownTitle, note, deletedAt }).filter(([, value]) => value !== null),
  );
  const setAt = timesLeft(before, row, set);
  const mark = imported && markLeft(imported, row.imported?.runs ?? []);
  const times = setAt ? { setAt } : {};
  return { ...rest, ...plain, ...held, ...times, rev: Math.random(), ...(mark ? { imported: mark } : {}) };
}

function markLeft({ made, ...mark }: ImportMark, present: readonly string[]): ImportMark {
  const runs = mark.runs.filter((run) => present.includes(run));
  return { ...mark, runs, ...(made !== undefined && runs.includes(made) ? { made } : {}) };
}
