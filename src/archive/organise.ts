import type { OrganisingChange } from "../conversation/organising.ts";
import { organised, organisingOf } from "../conversation/organising.ts";
import { stampedRow } from "../conversation/set-times.ts";
import type { Archive } from "./open.ts";
import { publicRow, withRow } from "./rows.ts";
import { markUnindexed } from "./search/unindexed.ts";
import { inTransaction } from "./transaction.ts";

/**
 * Sets tags, folders, stars, titles and notes, all or none. Gives what was there before, in the same shape: the same call
 * with it takes the change back. Conversations that are gone are passed over. @throws ArchiveError
 */
export function organise(archive: Archive, changes: readonly OrganisingChange[]): Promise<OrganisingChange[]> {
  return inTransaction(archive, ["conversations", "unindexed"], "strict", async (transaction) => {
    const store = transaction.objectStore("conversations");
    const before: OrganisingChange[] = [];
    const at = new Date().toISOString();
    for (const { conversation, set } of changes) {
      const row = await store.get(conversation);
      if (!row) continue;
      const listed = publicRow(row);
      const was = organisingOf(listed);
      const named = Object.keys(set) as (keyof typeof was)[];
      before.push({ conversation, set: Object.fromEntries(named.map((name) => [name, was[name]])) });
      await store.put(withRow(row, stampedRow(listed, organised(listed, set), at)));
      await markUnindexed(transaction, conversation);
    }
    return before;
  });
}
