import { filesOfSegment } from "../manifest.ts";
import { pathOf } from "../names.ts";
import type { PlaceRecord } from "../state/records.ts";
import type { BackupMeans } from "./backup-run.ts";
import { manifestsToDrop } from "./prune.ts";

/**
 * Removes from a place what has had its time, now that its newest manifest is verified: manifests first, then the segments
 * that none names any more, then what killed runs have left.
 * @param strays names of files of ours that nothing is known of
 */
export async function clearUp(means: BackupMeans, record: PlaceRecord, strays: readonly string[]): Promise<void> {
  const { id, place, store, signal } = means;
  const remove = (name: string) => place.remove(pathOf(record.device, name), signal);
  const dropped = manifestsToDrop(record.manifests, means.now());
  for (const { name } of dropped) await remove(name);
  const manifests = record.manifests.filter((manifest) => !dropped.includes(manifest));
  if (dropped.length > 0) await store.commit(id, { record: { ...record, manifests } });

  const named = new Set(manifests.flatMap(({ segments }) => segments));
  const unnamed = (await store.segments(id)).filter(({ name }) => !named.has(name));
  const files = unnamed.flatMap((segment) => filesOfSegment(segment).map(({ name }) => name));
  for (const name of [...files, ...strays]) await remove(name);
  if (unnamed.length > 0) await store.commit(id, { drop: unnamed.map(({ name }) => name) });
}
