import type { Capture } from "../../conversation/capture.ts";
import { ArchiveError, guarded } from "../archive-error.ts";
import { putAsset } from "../assets.ts";
import type { Archive } from "../open.ts";
import { type Refusal, storeCapture } from "../store-capture.ts";
import { openSealedTo, sealTo } from "./inbox-keys.ts";
import { inboxSecret, type LockKeys } from "./lock-keys.ts";
import { pack, unpack } from "./pack.ts";
import { openVault } from "./vault.ts";

/** What comes in while the archive is locked. */
export type InboxItem =
  | { kind: "capture"; capture: Capture }
  | { kind: "asset"; bytes: Uint8Array; type: string; redrawn?: true };

/** More is not taken in before the archive is unlocked. */
const mostItems = 50_000;

/** Keeps something for when the archive is unlocked; resolves when the database has completed it. @throws ArchiveError */
export async function putIntoInbox(vault: string, { inboxPublic }: LockKeys, item: InboxItem): Promise<void> {
  const sealed = await sealTo(inboxPublic, pack(item));
  await guarded(async () => {
    const transaction = (await openVault(vault)).transaction("inbox", "readwrite");
    if ((await transaction.store.count()) >= mostItems) throw new ArchiveError("no-space");
    await Promise.all([transaction.store.add({ sealed }), transaction.done]);
  });
}

export async function inboxCount(vault: string): Promise<number> {
  return (await openVault(vault)).count("inbox");
}

/** What became of a capture when it was joined with the archive. */
export interface Joined {
  conversation: string;
  site: string;
  refusal?: Refusal;
}

/**
 * Joins everything that came while the archive was locked with it, in the order in which it came. Each goes from the inbox when
 * the archive has it, so it may be broken off anywhere and done again. What cannot be opened stays.
 */
export async function joinInbox(
  name: string,
  lock: LockKeys,
  dataKey: Uint8Array,
  open: () => Promise<Archive>,
  tell: (joined: Joined) => void,
): Promise<void> {
  const vault = await openVault(name);
  const keys = { open: lock.inboxPublic, secret: inboxSecret(lock, dataKey) };
  let after = 0;
  for (;;) {
    const [key] = await vault.getAllKeys("inbox", IDBKeyRange.lowerBound(after, true), 1);
    if (key === undefined) return;
    after = key;
    const record = await vault.get("inbox", key);
    if (!record) continue;
    const item = await openedItem(keys, record.sealed);
    if (!item) continue;
    const joined = await join(await open(), item);
    await vault.delete("inbox", key);
    if (joined) tell(joined);
  }
}

async function openedItem(
  keys: { open: Uint8Array; secret: Uint8Array },
  sealed: Uint8Array,
): Promise<InboxItem | undefined> {
  try {
    return unpack(await openSealedTo(keys, sealed)) as InboxItem;
  } catch (error) {
    console.warn("inbox: cannot be opened", error);
    return undefined;
  }
}

async function join(archive: Archive, item: InboxItem): Promise<Joined | undefined> {
  if (item.kind === "asset") {
    await putAsset(archive, item.bytes, item.type, item.redrawn);
    return undefined;
  }
  const result = await storeCapture(archive, item.capture);
  const { site, id } = item.capture.conversation;
  return "refused" in result
    ? { conversation: id, site, refusal: result }
    : { conversation: result.conversation, site };
}
