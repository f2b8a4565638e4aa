import { allRequests } from "../all-requests.ts";
import type { WriteTransaction } from "../schema.ts";
import { packedTable } from "./doc-table.ts";
import { frontCoded } from "./front-code.ts";
import { type DocTable, factsPlace, type IndexState, leavesInRecord, type SegmentState } from "./index-records.ts";
import { isWide, type Leaf } from "./leaf-writer.ts";
import type { BuiltSegment } from "./segment-builder.ts";
import { recordsOf } from "./segments.ts";

/** Writes a whole small segment; gives its state. */
export async function writeSegment(
  transaction: WriteTransaction,
  id: number,
  { table, leaves }: BuiltSegment,
): Promise<SegmentState> {
  await writeTable(transaction, id, table);
  await writePosts(transaction, id, 0, leaves);
  await writeTerms(
    transaction,
    id,
    leaves.map(({ terms }) => terms),
  );
  return stateOf(
    id,
    table,
    leaves.map(({ terms }) => terms),
  );
}

/** A segment of which nothing is dead yet. */
export function stateOf(id: number, { ids }: DocTable, terms: readonly string[]): SegmentState {
  const wide = terms.findIndex(isWide);
  return {
    id,
    docs: ids.length,
    leaves: terms.length,
    wide: wide < 0 ? terms.length : wide,
    starts: terms.map((list) => list.slice(1, list.indexOf("\n", 1))).join("\n"),
    dead: new Uint32Array(),
  };
}

export async function writeTable(transaction: WriteTransaction, id: number, table: DocTable): Promise<void> {
  const store = transaction.objectStore("indexDocs");
  const { facts, names } = packedTable(table);
  await allRequests([
    () => store.put(facts, [id, factsPlace]),
    ...names.map((record, place) => () => store.put(record, [id, place])),
  ]);
}

/** Writes postings of leaves, the first of which is number `from`. */
export async function writePosts(
  transaction: WriteTransaction,
  id: number,
  from: number,
  leaves: readonly Leaf[],
): Promise<void> {
  const store = transaction.objectStore("indexPosts");
  await allRequests(
    leaves.map(
      ({ posts }, place) =>
        () =>
          store.put(posts, [id, from + place]),
    ),
  );
}

export async function writeTerms(transaction: WriteTransaction, id: number, terms: readonly string[]): Promise<void> {
  const store = transaction.objectStore("indexTerms");
  for (let from = 0; from < terms.length; from += leavesInRecord) {
    await store.put(terms.slice(from, from + leavesInRecord).map(frontCoded), [id, from / leavesInRecord]);
  }
}

/** Removes a segment with all its records. */
export async function dropSegment(transaction: WriteTransaction, id: number): Promise<void> {
  await allRequests([
    () => transaction.objectStore("indexDocs").delete(recordsOf(id)),
    () => transaction.objectStore("indexTerms").delete(recordsOf(id)),
    () => transaction.objectStore("indexPosts").delete(recordsOf(id)),
  ]);
}

export async function writeState(transaction: WriteTransaction, state: IndexState): Promise<void> {
  await transaction.objectStore("indexState").put(state, "state");
}

/** The segments with more of their conversations dead; those in which nobody is left are removed. */
export async function withDead(
  transaction: WriteTransaction,
  segments: readonly SegmentState[],
  deaths: ReadonlyMap<number, readonly number[]>,
): Promise<SegmentState[]> {
  const left: SegmentState[] = [];
  for (const segment of segments) {
    const dead = Uint32Array.from(new Set([...segment.dead, ...(deaths.get(segment.id) ?? [])]));
    if (dead.length < segment.docs) left.push({ ...segment, dead });
    else await dropSegment(transaction, segment.id);
  }
  return left;
}
