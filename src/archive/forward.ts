import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";
import type { WriteTransaction } from "./schema.ts";
import { unlessBroken } from "./sealed/records.ts";

const prefix = "moved:";

/** Key in `meta` under which a surrogate id leads to the conversation's real id, for captures that were sent before and come late. */
export function forwardKey(formerId: string): string {
  return prefix + formerId;
}

/** True for the ids that pages are given while their site has none for them: only these ever lead elsewhere. */
export function isSurrogate(id: string): boolean {
  return /^[^:]+:local-/.test(id);
}

/** Surrogate ids that lead to a conversation. */
export async function formerIds(archive: Archive, id: string): Promise<string[]> {
  return formerIdsIn(await listForwards(archive), id);
}

/** Those of all that lead to a conversation. */
export function formerIdsIn(forwards: readonly Forward[], id: string): string[] {
  return forwards.flatMap(({ from, to }) => (to === id ? from : []));
}

/** A surrogate id, and the conversation that it leads to. */
export interface Forward {
  from: string;
  to: string;
}

/** All surrogate ids that lead to a conversation, with its real id, without those that cannot be opened. @throws ArchiveError */
export function listForwards(archive: Archive): Promise<Forward[]> {
  return guarded(async () => {
    const store = archive.db.transaction("meta").store;
    const keys = await store.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
    const values = await Promise.all(keys.map((key) => store.get(key).catch(unlessBroken)));
    return keys.flatMap((key, place) => {
      const to = values[place];
      return typeof to === "string" ? [{ from: key.slice(prefix.length), to }] : [];
    });
  });
}

/** The id under which a conversation is held now that was known under a surrogate at first. */
export async function realId(transaction: WriteTransaction, id: string): Promise<string> {
  if (!isSurrogate(id)) return id;
  const forward = await transaction.objectStore("meta").get(forwardKey(id));
  return typeof forward === "string" ? forward : id;
}

/** So that what comes later under the surrogate finds the conversation. */
export async function rememberFormer(transaction: WriteTransaction, formerId: string, id: string): Promise<void> {
  const meta = transaction.objectStore("meta");
  if ((await meta.get(forwardKey(formerId))) !== id) await meta.put(id, forwardKey(formerId));
}
