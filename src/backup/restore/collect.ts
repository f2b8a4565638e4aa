import { BackupError } from "../backup-error.ts";
import type { Place } from "../places/place.ts";
import { readSegment } from "../read-place.ts";
import type { Unseal } from "../sealing.ts";
import { liveFile } from "./live-file.ts";
import { type FoundBackup, segmentsOf } from "./newest-segments.ts";

export interface CollectOptions {
  unseal: Unseal;
  signal: AbortSignal;
  progress(done: number, total: number): void;
}

/**
 * The newest backups as files to be imported, in memory. What is damaged or missing is left out and counted.
 * @throws PlaceError, and what the signal was aborted with
 */
export async function collect(
  place: Place,
  backups: readonly FoundBackup[],
  { unseal, signal, progress }: CollectOptions,
): Promise<{ files: File[]; damaged: number }> {
  const segments = segmentsOf(backups);
  const files: File[] = [];
  let damaged = 0;
  for (const [index, { device, segment }] of segments.entries()) {
    signal.throwIfAborted();
    progress(index, segments.length);
    try {
      files.push(await liveFile(segment, await readSegment(place, device, segment, unseal, signal)));
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      damaged += 1;
    }
  }
  progress(segments.length, segments.length);
  return { files, damaged };
}
