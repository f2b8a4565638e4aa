import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";

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
export function formerIds(archive: Archive, id: string): Promise<string[]> {
  return guarded(async () => {
    const store = archive.db.transaction("meta").store;
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
    return keys.filter((_, place) => values[place] === id).map((key) => key.slice(prefix.length));
  });
}
