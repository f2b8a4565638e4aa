import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { mergeSegments } from "./merge-segments.ts";
import { noteStrays } from "./strays.ts";
import { takeIn } from "./take-in.ts";

export interface UpdateOptions {
  signal?: AbortSignal;
  /** Called with how many conversations were taken in and how many there were to take in at the start. */
  onProgress?(done: number, total: number): void;
}

/**
 * Brings the search index up to date, in slices of 15 ms. May be stopped or killed at any moment: what was taken in so far
 * stays, the rest is found by looking at the texts until the next time. Several at once do no harm.
 * @throws ArchiveError
 */
export function updateIndex(archive: Archive, { signal, onProgress }: UpdateOptions = {}): Promise<void> {
  return guarded(async () => {
    await noteStrays(archive);
    const total = await archive.db.count("unindexed");
    for (let done = 0; !signal?.aborted; ) {
      const count = await takeIn(archive, signal);
      done += count;
      if (count > 0) onProgress?.(done, Math.max(done, total));
      const merged = await mergeSegments(archive, signal);
      if (count === 0 && !merged) return;
    }
  });
}
