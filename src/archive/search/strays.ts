import type { Archive } from "../open.ts";
import type { Database } from "../schema.ts";
import { inTransaction } from "../transaction.ts";
import { indexStores, loadTables, readState } from "./segments.ts";
import { markUnindexed } from "./unindexed.ts";

const checked = new WeakSet<Database>();

/**
 * Looks once in a connection whether the index knows every conversation, and none that is gone, and notes those that went
 * past it. By rights there are none: this mends what a mistake elsewhere has left behind.
 */
export async function noteStrays(archive: Archive): Promise<void> {
  const { db } = archive;
  if (checked.has(db)) return;
  const strays = await straysOf(db);
  if (strays.length > 0) {
    await inTransaction(archive, ["unindexed"], "relaxed", (transaction) => markUnindexed(transaction, ...strays));
  }
  checked.add(db);
}

async function straysOf(db: Database): Promise<string[]> {
  const transaction = db.transaction(["conversations", "unindexed", ...indexStores]);
  const [ids, hidden, noted, state] = await Promise.all([
    transaction.objectStore("conversations").getAllKeys(),
    transaction.objectStore("conversations").index("deletedAt").getAllKeys(),
    transaction.objectStore("unindexed").getAllKeys(),
    readState(transaction),
  ]);
  const shown = new Set(ids);
  for (const id of hidden) shown.delete(id);
  const indexed = new Set<string>();
  for (const [place, { table }] of (await loadTables(db, transaction, state)).entries()) {
    const dead = new Set(state.segments[place]?.dead);
    table.ids.forEach((id, at) => {
      if (!dead.has(at)) indexed.add(id);
    });
  }
  const known = new Set(noted);
  const differing = [...[...shown].filter((id) => !indexed.has(id)), ...[...indexed].filter((id) => !shown.has(id))];
  return differing.filter((id) => !known.has(id));
}
