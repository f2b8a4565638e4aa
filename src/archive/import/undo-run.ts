import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { conversationStores, type StoreName, type WriteTransaction } from "../schema.ts";
import { forgetIndexed } from "../search/forget.ts";
import { isIndexDamage } from "../search/index-damage.ts";
import { resetIndex } from "../search/reset-index.ts";
import { indexStores } from "../search/segments.ts";
import { markUnindexed } from "../search/unindexed.ts";
import { inTransaction } from "../transaction.ts";
import { clearJournal } from "./forget.ts";
import { updateRun } from "./runs.ts";
import { type Undone, undoOne } from "./undo-one.ts";

/** Conversations in one transaction. */
const atOnce = 20;

const stores: StoreName[] = [...conversationStores, ...indexStores];

export interface UndoOptions {
  signal?: AbortSignal;
  /** Called with how many conversations are done and how many there were to do at the start. */
  progress?(done: number, total: number): void;
  /** Called with the conversations of each step, when it is stored. */
  changed?(ids: string[]): void;
}

export interface UndoReport {
  /** Conversations that were not held before the import and are gone. */
  removed: number;
  /** Conversations that are what they were before it, with what has come from pages and the user since. */
  restored: number;
  /** Conversations that a later import wrote too: they stay as they are until that one is undone. */
  kept: number;
}

/**
 * Takes a whole import back, in steps. May be broken off or killed at any moment and called again: every conversation is
 * undone once. What pages have brought since and what the user has set since stays. @throws ArchiveError
 */
export async function undoRun(archive: Archive, run: string, options: UndoOptions = {}): Promise<UndoReport> {
  const { signal, progress, changed } = options;
  const report: UndoReport = { removed: 0, restored: 0, kept: 0 };
  await updateRun(archive, run, { state: "undoing" });
  const ids = await guarded(() => archive.db.getAllKeysFromIndex("conversations", "runs", run));
  progress?.(0, ids.length);
  for (let from = 0; from < ids.length; from += atOnce) {
    if (signal?.aborted) return report;
    const step = ids.slice(from, from + atOnce);
    for (const undone of await undoStep(archive, step, run)) if (undone) report[undone]++;
    changed?.(step);
    progress?.(from + step.length, ids.length);
  }
  await clearJournal(archive, run);
  await updateRun(archive, run, { state: "undone" });
  return report;
}

async function undoStep(archive: Archive, ids: readonly string[], run: string): Promise<(Undone | undefined)[]> {
  const work = () => inTransaction(archive, stores, "relaxed", (transaction) => undoAll(transaction, ids, run));
  try {
    return await work();
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    await resetIndex(archive);
    return work();
  }
}

async function undoAll(transaction: WriteTransaction, ids: readonly string[], run: string) {
  const undone: (Undone | undefined)[] = [];
  for (const id of ids) undone.push(await undoOne(transaction, id, run));
  const gone = new Set(ids.filter((_, place) => undone[place] === "removed"));
  if (gone.size > 0) await forgetIndexed(transaction, gone);
  await markUnindexed(transaction, ...ids.filter((_, place) => undone[place] === "restored"));
  return undone;
}
