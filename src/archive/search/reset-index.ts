import type { Archive } from "../open.ts";
import { inTransaction } from "../transaction.ts";
import { format } from "./index-records.ts";
import { writeState } from "./segment-writer.ts";
import { indexStores } from "./segments.ts";
import { markUnindexed } from "./unindexed.ts";

/** In `meta`: that a search has met damage. */
const damageKey = "search-index-damaged";
/** Notes written at once. */
const atOnce = 1_000;

/** Has the next `updateIndex` build the index anew. */
export async function noteDamage({ db }: Archive): Promise<void> {
  await db.put("meta", true, damageKey);
}

/** True when a search has met damage since the index was built. */
export async function isDamageNoted({ db }: Archive): Promise<boolean> {
  return (await db.get("meta", damageKey)) !== undefined;
}

/** Drops the whole index without reading any of it, to be built anew: all conversations are noted. @throws ArchiveError */
export function resetIndex(archive: Archive): Promise<void> {
  return inTransaction(
    archive,
    ["conversations", "unindexed", "meta", ...indexStores],
    "relaxed",
    async (transaction) => {
      for (const store of indexStores) await transaction.objectStore(store).clear();
      // Numbers of segments are never used twice: others may hold old ones in memory.
      await writeState(transaction, { format, next: Math.floor(Math.random() * 2 ** 50), segments: [] });
      const ids = await transaction.objectStore("conversations").getAllKeys();
      for (let from = 0; from < ids.length; from += atOnce) {
        await markUnindexed(transaction, ...ids.slice(from, from + atOnce));
      }
      await transaction.objectStore("meta").delete(damageKey);
    },
  );
}
