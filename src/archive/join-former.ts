import { rememberFormer } from "./forward.ts";
import { readHeld } from "./held.ts";
import type { Archive } from "./open.ts";
import { takeOver } from "./rekey.ts";
import { conversationStores } from "./schema.ts";
import { inTransaction } from "./transaction.ts";

/**
 * Another browser of the user knows by what id a conversation goes on that was begun under a surrogate: what is held under that
 * is joined with it here too, and whatever comes later under it finds it. Safe to repeat.
 * @returns whether anything was held under the surrogate
 * @throws ArchiveError; then nothing was changed
 */
export function joinFormer(archive: Archive, { from, to }: { from: string; to: string }): Promise<boolean> {
  return inTransaction(archive, conversationStores, "relaxed", async (transaction) => {
    const [present, former] = await Promise.all([
      readHeld(archive.db, transaction, to),
      readHeld(archive.db, transaction, from),
    ]);
    await rememberFormer(transaction, from, to);
    if (!former) return false;
    await takeOver(
      transaction,
      { id: to, formerId: from, site: former.row.site, url: former.row.url },
      present,
      former,
    );
    return true;
  });
}
