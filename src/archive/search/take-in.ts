import type { Archive } from "../open.ts";
import type { Unindexed, WriteTransaction } from "../schema.ts";
import { inTransaction } from "../transaction.ts";
import { withoutNames } from "./doc-table.ts";
import type { SegmentState } from "./index-records.ts";
import { readRecords } from "./read-records.ts";
import { addConversation, type BuiltSegment, builtSegment, segmentBuilder } from "./segment-builder.ts";
import { withDead, writeSegment, writeState } from "./segment-writer.ts";
import { indexStores, loadTables, placesOf, readState } from "./segments.ts";
import { inSlices, slices } from "./slices.ts";
import type { UpdateOptions } from "./update-index.ts";

/** At most so much becomes one segment at once: what is lost when the work is broken off. UTF-16 code units, conversations. */
const mostText = 8_000_000;
const mostDocs = 1_000;

/**
 * Takes conversations into the index that were written since: some of them, in one transaction at the end. Gives how many
 * are done with. What was written again in the meantime stays to be done.
 */
export async function takeIn(
  archive: Archive,
  { signal, atRest }: Pick<UpdateOptions, "signal" | "atRest"> = {},
): Promise<number> {
  const waiting = await archive.db.getAll("unindexed", null, mostDocs);
  if (waiting.length === 0) return 0;
  const builder = segmentBuilder();
  const work = slices(atRest);
  let last: string | undefined;
  const broken = new Set<string>();
  for await (const records of readRecords(
    archive,
    waiting.map(({ id }) => id),
    { outlines: true, little: atRest !== undefined, onBroken: (id) => broken.add(id) },
  )) {
    if (records.row.deletedAt === undefined) await inSlices(addConversation(builder, records), work, signal);
    if (signal?.aborted) return 0;
    last = records.row.id;
    if (builder.text >= mostText) break;
  }
  // Those passed over have no row any more.
  const isCut = builder.text >= mostText;
  const read = isCut ? waiting.slice(0, waiting.findIndex(({ id }) => id === last) + 1) : waiting;
  // What cannot be opened keeps its note: the index is not to be taken for one that has lost it.
  const done = read.filter(({ id }) => !broken.has(id));
  if (done.length === 0) return 0;
  const built = await inSlices(builtSegment(builder), work, signal);
  if (!built) return 0;
  await atRest?.();
  return inTransaction(archive, [...indexStores, "unindexed"], "relaxed", (transaction) =>
    commit(archive, transaction, done, built),
  );
}

async function commit(
  { db }: Archive,
  transaction: WriteTransaction,
  done: readonly Unindexed[],
  built: BuiltSegment,
): Promise<number> {
  const state = await readState(transaction);
  const stale = await settle(transaction, done);
  const deaths = new Map<number, number[]>();
  const settled = done.map(({ id }) => id).filter((id) => !stale.has(id));
  for (const segment of await loadTables(db, transaction, state)) deaths.set(segment.id, placesOf(segment, settled));
  const segments: SegmentState[] = await withDead(transaction, state.segments, deaths);
  const dead = built.table.ids.flatMap((id, place) => (stale.has(id) ? [place] : []));
  if (dead.length < built.table.ids.length) {
    const clean = { ...built, table: withoutNames(built.table, dead) };
    const segment = await writeSegment(transaction, state.next, clean);
    // What went in vain may be of a conversation that was erased.
    segments.push({ ...segment, dead: Uint32Array.from(dead), ...(dead.length > 0 ? { scrub: true } : {}) });
  }
  await writeState(transaction, { ...state, next: state.next + 1, segments });
  return settled.length;
}

/** Takes the notes away of conversations that are still as they were read; gives those that are not. */
async function settle(transaction: WriteTransaction, done: readonly Unindexed[]): Promise<Set<string>> {
  const store = transaction.objectStore("unindexed");
  const notes = await Promise.all(done.map(({ id }) => store.get(id)));
  const stale = new Set(done.flatMap(({ id, mark }, place) => (notes[place]?.mark === mark ? [] : [id])));
  await Promise.all(done.flatMap(({ id }) => (stale.has(id) ? [] : [store.delete(id)])));
  return stale;
}
