import type { Outline } from "../../conversation/outline.ts";
import { guarded } from "../archive-error.ts";
import { chunkOf, chunksOf } from "../chunks.ts";
import { graveOf } from "../graves.ts";
import { withoutLost } from "../held.ts";
import type { Archive } from "../open.ts";
import { outlineOf, readOutline } from "../outlines.ts";
import type { ChunkRecord, OutlineRecord, StoredRow } from "../schema.ts";
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
}

export interface State {
  id: string;
  known?: Known;
  /** Name of the tombstone that it would have, and the one that lies there. */
  grave: string;
  tombstone?: { hash: string; at: string };
}

/** Reads what is held of conversations, without messages. @throws ArchiveError */
export async function readStates(archive: Archive, ids: Iterable<string>): Promise<Map<string, State>> {
  const named = await Promise.all([...new Set(ids)].map(async (id) => ({ id, grave: await graveOf(id) })));
  return guarded(async () => {
    const present = await presentIds(archive);
    const transaction = archive.db.transaction(["conversations", "outlines", "chunks", "tombstones", "importJournal"]);
    const rows = transaction.objectStore("conversations");
    const graves = new Set(await transaction.objectStore("tombstones").getAllKeys());
    const states = named.map(async ({ id, grave }): Promise<State> => {
      const row = present.has(id) ? await rows.get(id) : undefined;
      if (!row) {
        const tombstone = graves.has(grave) ? await transaction.objectStore("tombstones").get(grave) : undefined;
        return { id, grave, ...(tombstone ? { tombstone } : {}) };
      }
      const [records, keys, entries] = await Promise.all([
        transaction.objectStore("outlines").getAll(outlineOf(id)),
        transaction.objectStore("chunks").getAllKeys(chunksOf(id)),
        row.imported?.runs.length ? transaction.objectStore("importJournal").getAll(entriesOf(id)) : [],
      ]);
      const outline = withoutLost(readOutline(row, records), new Set(keys.map(([, chunk]) => chunk)));
      return { id, grave, known: { row, records, outline, entries } };
    });
    return new Map((await Promise.all(states)).map((state) => [state.id, state]));
  });
}

/** Reads the chunks in which the contents of these slots lie, as far as there are any. @throws ArchiveError */
export function readChunks(archive: Archive, id: string, slots: Iterable<number>): Promise<ChunkRecord[]> {
  return guarded(async () => {
    const store = archive.db.transaction("chunks").store;
    const numbers = [...new Set([...slots].map(chunkOf))];
    const records = await Promise.all(numbers.map((number) => store.get([id, number])));
    return records.flatMap((record) => record ?? []);
  });
}
