import { activityId, promptKey } from "../../../conversation/activity.ts";
import { type ActivityRecord, isMessage } from "./record.ts";

/** What must be known of a record to say in which conversation it belongs. */
export interface Entry {
  file: number;
  product: string;
  chat: string | undefined;
  /** Milliseconds; of a record without a time that of the one before it in the file. */
  at: number;
  second: number | undefined;
  key: string;
  isMessage: boolean;
}

/** Where a record goes; `null` for one that is passed over. */
export type Place = { conversation: string; id: string; rank: number } | null;

/** A pause in which nothing was asked ends a conversation, where the log does not say to which one a prompt belongs. */
const pause = 30 * 60_000;

/** @param file which of the files it is in. @param before milliseconds of the record before it in the file */
export function entryOf(record: ActivityRecord, file: number, before: number): Entry {
  const { product, chat, at, zoned, deed } = record;
  return {
    file,
    product: product.toLowerCase(),
    chat,
    at: at ?? before,
    second: at === undefined || !zoned ? undefined : Math.floor(at / 1000),
    key: promptKey(deed.text),
    isMessage: isMessage(record),
  };
}

/**
 * Gives every record its conversation: that of its chat's address, else that of the others of its product that were written
 * with no pause of 30 minutes between. What a second file says again (both forms of one history) is passed over. The id of a
 * conversation without an address is that of its first record, so it stays as long as that is in the log.
 * @param entries in the order of the files, `null` for what is no record
 */
export function planOf(entries: readonly (Entry | null)[]): Place[] {
  const ids = idsOf(entries);
  const places: Place[] = entries.map(() => null);
  const order = entries.flatMap((entry, index) => (entry && ids[index] !== null ? [{ entry, index }] : []));
  // The newest stand first in a file, so of two of one time the later one is the older.
  order.sort((a, b) => a.entry.at - b.entry.at || b.index - a.index);
  const open = new Map<string, { conversation: string; last: number }>();
  order.forEach(({ entry, index }, rank) => {
    const id = ids[index] ?? "";
    const begun = open.get(entry.product);
    const goesOn = begun !== undefined && entry.at - begun.last <= pause;
    const conversation = entry.chat ?? (goesOn ? begun.conversation : `takeout-${id.split(":").slice(1).join("-")}`);
    if (!entry.chat) open.set(entry.product, { conversation, last: entry.at });
    places[index] = { conversation, id, rank };
  });
  return places;
}

/** An id for each message; `null` for what is none, and for what an earlier file has already. */
function idsOf(entries: readonly (Entry | null)[]): (string | null)[] {
  const counts = new Map<string, number>();
  const owner = new Map<string, number>();
  const ids = entries.map(() => null as string | null);
  // From the end, for there the oldest stand: a further one of the same words then does not rename the earlier.
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (!entry?.isMessage) continue;
    const bare = activityId(entry.second, entry.key);
    const count = (counts.get(`${entry.file} ${bare}`) ?? 0) + 1;
    counts.set(`${entry.file} ${bare}`, count);
    ids[index] = activityId(entry.second, entry.key, count);
  }
  entries.forEach((entry, index) => {
    const id = ids[index];
    if (!entry || !id) return;
    const file = owner.get(id);
    if (file === undefined) owner.set(id, entry.file);
    else if (file !== entry.file) ids[index] = null;
  });
  return ids;
}
