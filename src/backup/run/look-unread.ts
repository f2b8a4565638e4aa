import { filesOfSegment } from "../manifest.ts";
import { pathOf } from "../names.ts";
import type { KeptManifest, PlaceRecord, StoredSegment } from "../state/records.ts";
import type { BackupMeans } from "./backup-run.ts";
import { leftInPlace } from "./left-in-place.ts";
import { isRereadDue, oneInTurn } from "./reread.ts";

/**
 * Asks a place that cannot be read whether the newest manifest and one segment, each time another one, lie there still; if
 * not, which files do. What is gone is forgotten, so that it is written again. Once a day, and when the user asks.
 * Answers the record, and how many files were gone.
 */
export async function lookUnread(
  { id, place, store, now, signal, asked }: BackupMeans,
  record: PlaceRecord,
): Promise<{ record: PlaceRecord; mended: number }> {
  const newest = record.manifests.at(-1);
  const isDue = asked || isRereadDue(record, now());
  if (!place.isThere || !newest || !isDue) return { record, mended: 0 };
  const isThere = async (file: StoredSegment | KeptManifest) => {
    for (const { name } of filesOfSegment(file)) {
      if (!(await place.isThere?.(pathOf(record.device, name), signal))) return false;
    }
    return true;
  };
  const segments = await store.segments(id);
  const sample = oneInTurn(segments, now());
  const isLikely = (await isThere(newest)) && (!sample || (await isThere(sample)));
  const { lost, after } = await leftInPlace(record, segments, isLikely ? async () => true : isThere, now());
  await store.commit(id, { record: after, drop: lost.map(({ name }) => name) });
  return { record: after, mended: lost.length + record.manifests.length - after.manifests.length };
}
