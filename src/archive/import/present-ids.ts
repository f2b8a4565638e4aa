import type { Archive } from "../open.ts";
import type { Database } from "../schema.ts";

/** Ids of the conversations that were held lately, so that an import into an empty archive need not ask for each. */
const present = new WeakMap<Database, Set<string>>();

/** Ids that may be held; one that is not among them is most likely not held, which writing it must make sure of. */
export async function presentIds({ db }: Archive): Promise<ReadonlySet<string>> {
  const known = present.get(db);
  if (known) return known;
  const ids = new Set(await db.getAllKeys("conversations"));
  present.set(db, ids);
  return ids;
}

/** Notes what was written. */
export function addPresent({ db }: Archive, ids: Iterable<string>): void {
  const known = present.get(db);
  if (known) for (const id of ids) known.add(id);
}

/** Something else was written meanwhile: what is held will be asked for anew. */
export function forgetPresent({ db }: Archive): void {
  present.delete(db);
}
