import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { isIndexDamage } from "./index-damage.ts";
import { mergeSegments } from "./merge-segments.ts";
import { isDamageNoted, resetIndex } from "./reset-index.ts";
import { noteStrays } from "./strays.ts";
import { takeIn } from "./take-in.ts";

export interface UpdateOptions {
  signal?: AbortSignal;
  /** Awaited before each slice and each transaction: resolves when nothing is under way that goes first. */
  atRest?(): Promise<void>;
  /** Whether to look for conversations that went past the index, once in a connection. Unless false. */
  strays?: boolean;
  /** Called with how many conversations were taken in and how many there were to take in at the start. */
  onProgress?(done: number, total: number): void;
}

/**
 * Brings the search index up to date, in slices of 15 ms. May be stopped or killed at any moment: what was taken in so far
 * stays, the rest is found by looking at the texts until the next time. Several at once do no harm. A damaged
 * index is built anew.
 * @throws ArchiveError
 */
export function updateIndex(archive: Archive, options: UpdateOptions = {}): Promise<void> {
  return guarded(async () => {
    if (await isDamageNoted(archive)) await resetIndex(archive);
    try {
      await bringUp(archive, options);
    } catch (error) {
      if (!isIndexDamage(error)) throw error;
      console.warn("search index built anew", error);
      await resetIndex(archive);
      await bringUp(archive, options);
    }
  });
}

async function bringUp(archive: Archive, options: UpdateOptions): Promise<void> {
  const { signal, onProgress, strays } = options;
  if (strays !== false) await noteStrays(archive);
  const total = await archive.db.count("unindexed");
  for (let done = 0; !signal?.aborted; ) {
    const count = await takeIn(archive, options);
    done += count;
    if (count > 0) onProgress?.(done, Math.max(done, total));
    const merged = await mergeSegments(archive, options);
    if (count === 0 && !merged) return;
  }
}
