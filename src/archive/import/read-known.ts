import type { Outline } from "../../conversation/outline.ts";
import { guarded } from "../archive-error.ts";
import { chunkOf, chunksOf } from "../chunks.ts";
import { graveOf } from "../graves.ts";
import { withoutLost } from "../held.ts";
import type { Archive } from "../open.ts";
import { outlineOf, readOutline } from "../outlines.ts";
import { nothingRemoved, type RemovedMedia, removedKey } from "../retention/removed-media.ts";
import type { ChunkRecord, OutlineRecord, StoredRow } from "../schema.ts";
import { damagedIfBroken, isBroken } from "../sealed/records.ts";
import { HeldDamaged } from "./held-damaged.ts";
import { entriesOf } from "./journal.ts";
import { presentIds } from "./present-ids.ts";
import type { JournalRecord } from "./records.ts";

/** What is held of a conversation, as it was read at one moment. */
export interface Known {
  row: StoredRow;
  records: OutlineRecord[];
  outline: Outline;
  /** Notes for undoing earlier writes. */
  entries: JournalRecord[];
  /** What a rule has taken out of it. */
  removed: RemovedMedia;
}

export interface State {
  id: string;
  known?: Known;
  /** A record of it cannot be opened: nothing can be joined with it, and nothing may take its place. */
  damaged?: true;
  /** The tombstone that lies there, where nothing is held. */
  tombstone?: Tombstone;
}

interface Tombstone {
  hash: string;
  at: string;
}

/** Reads what is held of conversations, without messages; one that cannot be opened stops none of the others. @throws ArchiveError */
export async function readStates(archive: Archive, ids: Iterable<string>): Promise<Map<string, State>> {
  const wanted = [...new Set(ids)];
  return guarded(async () => {
    const known = await readKnown(archive, wanted);
    // Tombstones come second: whatever is removed in between leaves one.
    const tombstones = await readTombstones(
      archive,
      wanted.filter((id) => !known.has(id)),
    );
    const states = wanted.map((id): State => {
      const [held, tombstone] = [known.get(id), tombstones.get(id)];
      if (held === "damaged") return { id, damaged: true };
      return { id, ...(held ? { known: held } : {}), ...(tombstone ? { tombstone } : {}) };
    });
    return new Map(states.map((state) => [state.id, state]));
  });
}

async function readKnown(archive: Archive, ids: readonly string[]): Promise<Map<string, Known | "damaged">> {
  const present = await presentIds(archive);
  const held = ids.filter((id) => present.has(id));
  if (held.length === 0) return new Map();
  const transaction = archive.db.transaction(["conversations", "outlines", "chunks", "importJournal", "meta"]);
  const rows = transaction.objectStore("conversations");
  const readOne = async (id: string): Promise<Known | undefined> => {
    const row = await rows.get(id);
    if (!row) return undefined;
    const [records, keys, entries, removed] = await Promise.all([
      transaction.objectStore("outlines").getAll(outlineOf(id)),
      transaction.objectStore("chunks").getAllKeys(chunksOf(id)),
      row.imported?.runs.length ? transaction.objectStore("importJournal").getAll(entriesOf(id)) : [],
      transaction.objectStore("meta").get(removedKey(id)),
    ]);
    const outline = withoutLost(readOutline(row, records), new Set(keys.map(([, chunk]) => chunk)));
    return { row, records, outline, entries, removed: (removed as RemovedMedia) ?? nothingRemoved };
  };
  const found = held.map(async (id) => [id, await readOne(id).catch(damagedIfBroken)] as const);
  return new Map((await Promise.all(found)).flatMap(([id, known]) => (known ? [[id, known] as const] : [])));
}

/** Names of tombstones are hashes, which are worked out only where there are any. */
async function readTombstones({ db }: Archive, ids: readonly string[]): Promise<Map<string, Tombstone>> {
  if (ids.length === 0 || (await db.count("tombstones")) === 0) return new Map();
  const graves = await Promise.all(ids.map(graveOf));
  const store = db.transaction("tombstones").store;
  const found = await Promise.all(graves.map((grave) => store.get(grave)));
  return new Map(ids.flatMap((id, place) => (found[place] ? [[id, found[place]] as const] : [])));
}

/** Reads the chunks in which the contents of these slots lie, as far as there are any. @throws ArchiveError, HeldDamaged */
export function readChunks(archive: Archive, id: string, slots: Iterable<number>): Promise<ChunkRecord[]> {
  return guarded(async () => {
    const store = archive.db.transaction("chunks").store;
    const numbers = [...new Set([...slots].map(chunkOf))];
    const records = await Promise.all(numbers.map((number) => store.get([id, number]))).catch((error: unknown) => {
      throw isBroken(error) ? new HeldDamaged() : error;
    });
    return records.flatMap((record) => record ?? []);
  });
}
