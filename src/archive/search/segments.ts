import type { IDBPTransaction } from "idb";
import type { Database, Schema, StoreName } from "../schema.ts";
import { recordsFor } from "./doc-table.ts";
import { indexDamage, readable } from "./index-damage.ts";
import { type DocTable, emptyState, factsPlace, type IndexState, type SegmentState } from "./index-records.ts";
import { wholePosts, wholeState, wholeTable, wholeTerms } from "./whole-records.ts";

/** Stores of the index itself. */
export const indexStores = ["indexState", "indexDocs", "indexTerms", "indexPosts"] as const satisfies StoreName[];

/** A transaction that may read the index. */
export type IndexTransaction = Pick<IDBPTransaction<Schema, StoreName[], IDBTransactionMode>, "objectStore">;

/** A segment of which the table is in memory. */
export interface TabledSegment {
  id: number;
  table: DocTable;
  /** By conversation its place; made when it is first asked for. */
  places?: Map<string, number>;
  leaves?: string[];
  posts: Map<number, Uint8Array>;
}

/** A segment in memory: all but most postings, which are read when they are needed. */
export interface LoadedSegment extends TabledSegment {
  leaves: string[];
}

/** Bytes of postings kept in memory for one segment, at most about so many. */
const mostPosts = 4_000_000;

const known = new WeakMap<Database, Map<number, TabledSegment>>();

/** The index as it stands. @throws index damage */
export async function readState(transaction: IndexTransaction): Promise<IndexState> {
  const state = await readable(() => transaction.objectStore("indexState").get("state"));
  return state === undefined ? emptyState : wholeState(state);
}

/**
 * Checks that no segment's records are missing and no others there. It takes longer than to find a word, so not before each
 * answer. @throws index damage
 */
export async function checkSegments(transaction: IndexTransaction, { segments }: IndexState): Promise<void> {
  const records = await transaction.objectStore("indexDocs").count();
  if (records !== segments.reduce((sum, { docs }) => sum + recordsFor(docs), 0)) throw indexDamage("segments");
}

/** The tables of a state's segments, each read once by a connection, which checks the segments then; those that are gone are forgotten. */
export async function loadTables(
  db: Database,
  transaction: IndexTransaction,
  state: IndexState,
): Promise<TabledSegment[]> {
  const { segments } = state;
  const held = known.get(db) ?? new Map<number, TabledSegment>();
  const [all] = await Promise.all([
    Promise.all(segments.map((segment) => held.get(segment.id) ?? loadTable(transaction, segment))),
    known.has(db) ? undefined : checkSegments(transaction, state),
  ]);
  known.set(db, held);
  for (const id of held.keys()) if (!segments.some((segment) => segment.id === id)) held.delete(id);
  for (const segment of all) held.set(segment.id, segment);
  return all;
}

async function loadTable(transaction: IndexTransaction, segment: SegmentState): Promise<TabledSegment> {
  const { id } = segment;
  return { id, table: await readTable(transaction, segment), posts: new Map() };
}

/** The table of a segment. @throws index damage */
export async function readTable(transaction: IndexTransaction, segment: SegmentState): Promise<DocTable> {
  const [facts, ...names] = await readable(() => transaction.objectStore("indexDocs").getAll(recordsOf(segment.id)));
  return wholeTable(facts, names, segment);
}

/** Whether all terms of a state are in memory: then whatever is asked is answered soon. */
export function areLoaded(db: Database, { segments }: IndexState): boolean {
  return segments.every(({ id }) => known.get(db)?.get(id)?.leaves !== undefined);
}

/** The segments of a state with tables and terms, each read once by a connection. */
export async function loadSegments(
  db: Database,
  transaction: IndexTransaction,
  state: IndexState,
): Promise<LoadedSegment[]> {
  const store = transaction.objectStore("indexTerms");
  const [segments, ...terms] = await Promise.all([
    loadTables(db, transaction, state),
    ...state.segments.map(({ id }) =>
      known.get(db)?.get(id)?.leaves ? undefined : readable(() => store.getAll(recordsOf(id))),
    ),
  ]);
  return segments.map((segment, place) => {
    const its = state.segments[place];
    if (its) segment.leaves ??= wholeTerms(terms[place] ?? [], its);
    return segment as LoadedSegment;
  });
}

/** Reads the postings of these leaves that are not in memory yet. @throws index damage */
export async function loadPosts(
  transaction: IndexTransaction,
  segment: LoadedSegment,
  leaves: readonly number[],
): Promise<void> {
  forgetSome(segment);
  const missing = leaves.filter((leaf) => !segment.posts.has(leaf));
  if (missing.length === 0) return;
  const store = transaction.objectStore("indexPosts");
  const isMost = missing.length > 50 && missing.length * 3 > segment.leaves.length;
  const read = isMost
    ? await readable(() => store.getAll(recordsOf(segment.id)))
    : await readable(() => Promise.all(missing.map((leaf) => store.get([segment.id, leaf]))));
  if (isMost && read.length !== segment.leaves.length) throw indexDamage(`postings of segment ${segment.id}`);
  read.forEach((bytes, place) => {
    const leaf = isMost ? place : (missing[place] ?? -1);
    segment.posts.set(leaf, wholePosts(bytes, segment.leaves[leaf] ?? ""));
  });
}

function forgetSome({ posts }: LoadedSegment): void {
  let held = 0;
  for (const bytes of posts.values()) held += bytes.length;
  if (held > mostPosts) posts.clear();
}

/** Records of one segment in `indexDocs`, `indexTerms` and `indexPosts`. */
export function recordsOf(segment: number): IDBKeyRange {
  return IDBKeyRange.bound([segment, factsPlace], [segment, Number.MAX_SAFE_INTEGER]);
}

/** More ids than this are looked for with a map, which must be made first. */
const fewIds = 20;

/** Places of these conversations in a segment, as far as they are in it. */
export function placesOf(segment: TabledSegment, ids: readonly string[]): number[] {
  const { ids: held } = segment.table;
  if (ids.length > fewIds) segment.places ??= new Map(held.map((one, place) => [one, place]));
  const { places } = segment;
  return ids.map((id) => (places ? (places.get(id) ?? -1) : held.indexOf(id))).filter((place) => place >= 0);
}
