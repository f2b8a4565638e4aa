import { guarded } from "../archive-error.ts";
import { graveOf } from "../graves.ts";
import { idWithoutHost } from "../hosts.ts";
import type { Archive } from "../open.ts";
import { conversationStores, type StoreName, type WriteTransaction } from "../schema.ts";
import { passingOver } from "../sealed/sealed-database.ts";
import { indexStores } from "../search/segments.ts";
import { inTransaction } from "../transaction.ts";
import { type LogEntry, logKey, readLog, rulesKey, runKey, withEntry } from "./records.ts";

/** What was there, and what is left. */
export interface Erased {
  /** Records of each store. */
  before: Record<string, number>;
  after: Record<string, number>;
  /** Bytes of images and files that went. */
  bytes: number;
  conversations: string[];
}

const emptied: readonly StoreName[] = [...conversationStores, ...indexStores, "staging", "importRuns"];

/** What of `meta` says nothing of any chat: the user's rules, and what they have deleted, in numbers. */
const staying: ReadonlySet<string> = new Set([rulesKey, runKey, logKey]);

/**
 * Erases all that the archive holds in one transaction. A hash stays of each conversation, by which the next visit of its page
 * knows that it was deleted; so do the user's rules, the list of what was deleted when, and exports under way.
 * @param forget also what was ever deleted: chats that are opened are then archived again
 * @throws ArchiveError; then everything is still there
 */
export async function eraseEverything(archive: Archive, forget: boolean, now: number): Promise<Erased> {
  for (;;) {
    const ids = await guarded(() => archive.db.getAllKeys("conversations"));
    const moved = (await guarded(() => archive.db.getAllKeys("meta"))).filter((key) => key.startsWith("moved:"));
    const names = [...ids, ...ids.flatMap((id) => idWithoutHost(id) ?? []), ...moved.map((key) => key.slice(6))];
    // Hashing must come first: a transaction does not wait for anything but its own requests.
    const graves = forget ? [] : await Promise.all(names.map(graveOf));
    const erased = await eraseThese(archive, ids, { forget, graves, at: new Date(now).toISOString() });
    if (erased) return erased;
  }
}

interface How {
  forget: boolean;
  graves: readonly string[];
  /** ISO time. */
  at: string;
}

/** `undefined`, and everything is still there, when another conversation has come meanwhile: it too is to have its hash. */
function eraseThese(
  archive: Archive,
  ids: readonly string[],
  { forget, graves, at }: How,
): Promise<Erased | undefined> {
  const stores = [...archive.db.objectStoreNames];
  // What cannot be opened goes as well.
  const passing = { ...archive, db: passingOver(archive.db, () => undefined) };
  return inTransaction(passing, stores, "strict", async (transaction) => {
    const conversations = await transaction.objectStore("conversations").getAllKeys();
    const known = new Set(ids);
    if (!conversations.every((id) => known.has(id))) return undefined;
    const before = await counted(transaction, stores);
    const bytes = (await transaction.objectStore("assets").getAll()).reduce((sum, { size }) => sum + size, 0);
    const whole = emptied.filter((store) => store !== "meta" && (store !== "tombstones" || forget));
    for (const store of whole) await transaction.objectStore(store).clear();
    await eraseEndedJobs(transaction);
    const meta = transaction.objectStore("meta");
    for (const key of await meta.getAllKeys()) if (!staying.has(key)) await meta.delete(key);
    for (const hash of graves) await transaction.objectStore("tombstones").put({ hash, at });
    const entry: LogEntry = { at, chats: conversations.length, media: before.assets ?? 0, bytes };
    await meta.put(withEntry(readLog(await meta.get(logKey)), entry), logKey);
    return { before, after: await counted(transaction, stores), bytes, conversations };
  });
}

/** Forgets which chats were deleted; returns of how many it was known. @throws ArchiveError */
export function forgetDeleted(archive: Archive): Promise<number> {
  return inTransaction(archive, ["tombstones"], "strict", async (transaction) => {
    const store = transaction.objectStore("tombstones");
    const count = await store.count();
    await store.clear();
    return count;
  });
}

async function counted(transaction: WriteTransaction, stores: readonly StoreName[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const store of stores) counts[store] = await transaction.objectStore(store).count();
  return counts;
}

/** They name the chats that were exported. */
async function eraseEndedJobs(transaction: WriteTransaction): Promise<void> {
  const jobs = transaction.objectStore("jobs");
  for (const { id, state } of await jobs.getAll()) {
    if (state !== "running" && state !== "writing") await jobs.delete(id);
  }
}
