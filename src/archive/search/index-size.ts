import { breathe } from "../../lib/breathe.ts";
import type { Archive } from "../open.ts";
import type { Database } from "../schema.ts";
import { isIndexDamage, readable } from "./index-damage.ts";
import { factsPlace, type StoredFacts, type StoredNames } from "./index-records.ts";
import { readState } from "./segments.ts";

type Stored = StoredFacts | StoredNames | string[] | Uint8Array;

const stores = ["indexDocs", "indexTerms", "indexPosts"] as const;

/** Records read between two breaths. */
const recordsAtOnce = 50;

/** Segments are never changed: each is measured once by a connection. */
const measured = new WeakMap<Database, Map<number, number>>();

/**
 * Bytes of the search index, near to what the browser keeps of it: texts in UTF-8, bytes as they are. Read a part at a time.
 * @returns `undefined` where it is damaged: the next search has it built anew
 * @throws ArchiveError, or the signal's reason
 */
export async function indexSize({ db }: Archive, signal?: AbortSignal): Promise<number | undefined> {
  try {
    const { segments } = await readState(db.transaction("indexState"));
    const known = measured.get(db) ?? new Map<number, number>();
    const now = new Map<number, number>();
    for (const { id } of segments) now.set(id, known.get(id) ?? (await segmentSize(db, id, signal)));
    measured.set(db, now);
    return segments.reduce(
      (sum, { id, starts, dead }) => sum + (now.get(id) ?? 0) + starts.length + dead.byteLength,
      0,
    );
  } catch (error) {
    if (isIndexDamage(error)) return undefined;
    throw error;
  }
}

async function segmentSize(db: Database, id: number, signal: AbortSignal | undefined): Promise<number> {
  let size = 0;
  for (const store of stores) {
    // Places follow each other without gaps.
    for (let place = factsPlace; ; place += recordsAtOnce) {
      signal?.throwIfAborted();
      const part = IDBKeyRange.bound([id, place], [id, place + recordsAtOnce - 1]);
      const records: Stored[] = await readable(() => db.getAll(store, part));
      if (records.length === 0) break;
      size += records.reduce((sum, record) => sum + sizeOf(record), 0);
      await breathe();
    }
  }
  return size;
}

const encoder = new TextEncoder();
const lengthOf = (text: string) => encoder.encode(text).length;

function sizeOf(record: Stored): number {
  if (record instanceof Uint8Array) return record.byteLength;
  if (Array.isArray(record)) return record.reduce((sum, text) => sum + lengthOf(text), 0);
  if ("ids" in record) return lengthOf(record.ids) + lengthOf(record.titles);
  const { updated, flags, label, labels } = record;
  return updated.byteLength + flags.byteLength + label.byteLength + lengthOf(JSON.stringify(labels));
}
