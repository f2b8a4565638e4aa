import { allRequests } from "./all-requests.ts";
import { guarded } from "./archive-error.ts";
import { dropRefs, refsOf } from "./asset-refs.ts";
import { chunksOf } from "./chunks.ts";
import { formerIds, forwardKey } from "./forward.ts";
import { graveOf } from "./graves.ts";
import { idWithoutHost } from "./hosts.ts";
import { entriesOf } from "./import/journal.ts";
import type { Archive } from "./open.ts";
import { outlineOf } from "./outlines.ts";
import { removedKey } from "./retention/removed-media.ts";
import { withDeletion } from "./rows.ts";
import { conversationStores, type StoredRow, type WriteTransaction } from "./schema.ts";
import { unlessBroken } from "./sealed/records.ts";
import { forgetIndexed } from "./search/forget.ts";
import { isIndexDamage } from "./search/index-damage.ts";
import { resetIndex } from "./search/reset-index.ts";
import { indexStores } from "./search/segments.ts";
import { markUnindexed } from "./search/unindexed.ts";
import { inTransaction } from "./transaction.ts";

/** Hides conversations from every list; nothing is removed until `eraseHidden`. @throws ArchiveError */
export async function hideConversations(archive: Archive, ids: readonly string[]): Promise<void> {
  await inTransaction(archive, ["conversations", "unindexed"], "strict", async (transaction) => {
    const store = transaction.objectStore("conversations");
    for (const id of ids) {
      const row = await store.get(id);
      if (!row || row.deletedAt !== undefined) continue;
      await store.put(withDeletion(row, new Date().toISOString()));
      await markUnindexed(transaction, id);
    }
  });
}

/** Takes hiding back; returns how many of them are there now, those that were saved anew included. @throws ArchiveError */
export function unhideConversations(archive: Archive, ids: readonly string[]): Promise<number> {
  return inTransaction(archive, ["conversations", "unindexed"], "strict", async (transaction) => {
    const store = transaction.objectStore("conversations");
    let restored = 0;
    for (const id of ids) {
      const row = await store.get(id);
      if (!row) continue;
      restored++;
      if (row.deletedAt === undefined) continue;
      await store.put(withDeletion(row, undefined));
      await markUnindexed(transaction, id);
    }
    return restored;
  });
}

/**
 * Removes conversations that are hidden, with everything only they hold, and leaves a tombstone for each. What was saved anew since it was hidden, or
 * taken back, stays whole; so does what cannot be read, for nobody knows whether it was.
 * @param until erases only what was hidden up to then (ISO)
 * @returns the ids of those that went
 * @throws ArchiveError
 */
export async function eraseHidden(archive: Archive, ids: readonly string[], until?: string): Promise<string[]> {
  const isMeant = ({ deletedAt }: StoredRow) => deletedAt !== undefined && (until === undefined || deletedAt <= until);
  const erased: string[] = [];
  for (const id of ids) if (await eraseSurely(archive, id, { isMeant })) erased.push(id);
  return erased;
}

/**
 * Erases a conversation, hidden or not, as `eraseHidden` does, if it is still as it was when it was read.
 * @param rev of its row
 * @param also what else is to be written in the same transaction
 * @returns false, and nothing was written, when it has changed or gone meanwhile
 * @throws ArchiveError
 */
export async function eraseUnchanged(
  archive: Archive,
  { id, rev }: { id: string; rev: number },
  also: (transaction: WriteTransaction) => Promise<void>,
): Promise<boolean> {
  return eraseSurely(archive, id, { isMeant: (row) => row.rev === rev, also });
}

/** Erases what was hidden longer than `olderThanMs` ago; returns the ids. @throws ArchiveError */
export async function eraseExpired(archive: Archive, olderThanMs: number): Promise<string[]> {
  const limit = new Date(Date.now() - olderThanMs).toISOString();
  const ids = await guarded(() =>
    archive.db.getAllKeysFromIndex("conversations", "deletedAt", IDBKeyRange.upperBound(limit)),
  );
  return eraseHidden(archive, ids, limit);
}

/** True when the user has deleted the conversation and not asked for it again. @throws ArchiveError */
export async function isDeleted(archive: Archive, id: string): Promise<boolean> {
  const hash = await graveOf(id);
  return guarded(async () => {
    const transaction = archive.db.transaction(["conversations", "tombstones"]);
    const [row, tombstone] = await Promise.all([
      transaction.objectStore("conversations").get(id),
      transaction.objectStore("tombstones").count(hash),
    ]);
    return row ? row.deletedAt !== undefined : tombstone > 0;
  });
}

const everything = [...conversationStores, ...indexStores];

interface Only {
  /** Asked in the transaction that erases. */
  isMeant(row: StoredRow): boolean;
  also?(transaction: WriteTransaction): Promise<void>;
}

/** Also where the index for searching is damaged. */
async function eraseSurely(archive: Archive, id: string, only: Only): Promise<boolean> {
  try {
    return await eraseOne(archive, id, only);
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    await resetIndex(archive);
    return eraseOne(archive, id, only);
  }
}

async function eraseOne(archive: Archive, id: string, { isMeant, also }: Only): Promise<boolean> {
  const former = await formerIds(archive, id);
  const bare = idWithoutHost(id);
  const hashes = await Promise.all([id, ...former, ...(bare === undefined ? [] : [bare])].map(graveOf));
  return inTransaction(archive, everything, "strict", async (transaction) => {
    const row = await transaction.objectStore("conversations").get(id).catch(unlessBroken);
    if (!row || !isMeant(row)) return false;
    await dropRefs(transaction, id, await refsOf(transaction, id));
    const at = new Date().toISOString();
    await allRequests([
      () => transaction.objectStore("conversations").delete(id),
      () => transaction.objectStore("outlines").delete(outlineOf(id)),
      () => transaction.objectStore("chunks").delete(chunksOf(id)),
      () => transaction.objectStore("importJournal").delete(entriesOf(id)),
      () => forgetIndexed(transaction, new Set([id, ...former])),
      ...hashes.map((hash) => () => transaction.objectStore("tombstones").put({ hash, at })),
      // The forward from a surrogate id would name the conversation.
      ...former.map((old) => () => transaction.objectStore("meta").delete(forwardKey(old))),
      () => transaction.objectStore("meta").delete(removedKey(id)),
    ]);
    await also?.(transaction);
    return true;
  });
}
