import { BackupError } from "../backup-error.ts";
import { filesOfSegment } from "../manifest.ts";
import type { Place } from "../places/place.ts";
import { listDevices, readWhole } from "../read-place.ts";
import type { BackupStore } from "../state/store.ts";

/** What a check without the key has shown. */
export interface UnopenedResult {
  /** Of the newest backup of this browser; ISO time. */
  at: string;
  /** Files that this backup consists of. */
  files: number;
  /** Of these, what is missing, cut off or changed. */
  damaged: number;
  /** Chats that they hold by what was noted when they were written. */
  conversations: number;
  /** Other browsers with backups there, of which nothing is known here. */
  others: number;
}

interface Unopened {
  place: Place;
  store: Pick<BackupStore, "read" | "segments">;
  /** Names the place in the store. */
  id: string;
  signal: AbortSignal;
  progress(done: number, total: number): void;
}

/**
 * Reads every file of this browser's newest backup and compares it with what was noted when it was written. Nothing is opened,
 * so no key is needed; nothing is written anywhere. `undefined` where this browser has no backup there.
 * @throws PlaceError, and what the signal was aborted with
 */
export async function checkUnopened({
  place,
  store,
  id,
  signal,
  progress,
}: Unopened): Promise<UnopenedResult | undefined> {
  const record = await store.read(id);
  const newest = record?.manifests.at(-1);
  if (!record || !newest) return undefined;
  const { devices } = await listDevices(place, signal);
  const named = new Set(newest.segments);
  const segments = (await store.segments(id)).filter(({ name }) => named.has(name));
  const files = [newest, ...segments.flatMap(filesOfSegment)];
  const unknown = named.size - segments.length;
  let damaged = unknown;
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    progress(index, files.length);
    try {
      await readWhole(place, record.device, file, signal);
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      damaged += 1;
    }
  }
  progress(files.length, files.length);
  return {
    at: newest.at,
    files: files.length + unknown,
    damaged,
    conversations: newest.conversations,
    others: devices.filter(({ device, manifests }) => device !== record.device && manifests.length > 0).length,
  };
}
