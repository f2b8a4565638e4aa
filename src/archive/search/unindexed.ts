import { allRequests } from "../all-requests.ts";
import type { WriteTransaction } from "../schema.ts";

/**
 * Notes that conversations were written, renamed or removed. Belongs into the transaction of every such write (store
 * `unindexed`): the search then looks at their texts themselves until the index has taken them in.
 */
export async function markUnindexed(transaction: WriteTransaction, ...ids: string[]): Promise<void> {
  await allRequests(ids.map((id) => () => markOneUnindexed(transaction, id)));
}

/** The same for one, as a single request. */
export function markOneUnindexed(transaction: WriteTransaction, id: string): Promise<unknown> {
  return transaction.objectStore("unindexed").put({ id, mark: Math.random() });
}
