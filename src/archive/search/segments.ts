import type { IDBPTransaction } from "idb";
import type { Database, Schema, StoreName } from "../schema.ts";
import { type DocTable, emptyState, type IndexState } from "./index-records.ts";

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

/** The index as it stands. */
export async function readState(transaction: IndexTransaction): Promise<IndexState> {
  return (await transaction.objectStore("indexState").get("state")) ?? emptyState;
}

/** The tables of a state's segments, each read once by a connection; segments that are gone are forgotten. */
export async function loadTables(
  db: Database,
  transaction: IndexTransaction,
  { segments }: IndexState,
): Promise<TabledSegment[]> {
  const held = known.get(db) ?? new Map<number, TabledSegment>();
  known.set(db, held);
  const all = await Promise.all(segments.map(({ id }) => held.get(id) ?? loadTable(transaction, id)));
  for (const id of held.keys()) if (!segments.some((segment) => segment.id === id)) held.delete(id);
  for (const segment of all) held.set(segment.id, segment);
  return all;
}

async function loadTable(transaction: IndexTransaction, id: number): Promise<TabledSegment> {
  const table = await transaction.objectStore("indexDocs").get(id);
  if (!table) throw new DOMException(`segment ${id} has no table`, "NotFoundError");
  return { id, table, posts: new Map() };
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
    ...state.segments.map(({ id }) => (known.get(db)?.get(id)?.leaves ? undefined : store.getAll(recordsOf(id)))),
  ]);
  return segments.map((segment, place) => {
    segment.leaves ??= terms[place]?.flat() ?? [];
    return segment as LoadedSegment;
  });
}

/** Reads the postings of these leaves that are not in memory yet. */
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
    ? await store.getAll(recordsOf(segment.id))
    : await Promise.all(missing.map((leaf) => store.get([segment.id, leaf])));
  read.forEach((bytes, place) => {
    if (bytes) segment.posts.set(isMost ? place : (missing[place] ?? -1), bytes);
  });
}

function forgetSome({ posts }: LoadedSegment): void {
  let held = 0;
  for (const bytes of posts.values()) held += bytes.length;
  if (held > mostPosts) posts.clear();
}

/** Records of one segment in `indexTerms` and `indexPosts`. */
export function recordsOf(segment: number): IDBKeyRange {
  return IDBKeyRange.bound([segment, 0], [segment, Number.MAX_SAFE_INTEGER]);
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
