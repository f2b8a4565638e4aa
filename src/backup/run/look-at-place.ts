import { filesOfSegment } from "../manifest.ts";
import { pathOf, readPath } from "../names.ts";
import { type DeviceFiles, listDevice } from "../read-place.ts";
import { newIdentity } from "../signing.ts";
import type { KeptManifest, PlaceRecord, StoredSegment } from "../state/records.ts";
import type { BackupMeans } from "./backup-run.ts";
import { leftInPlace } from "./left-in-place.ts";
import { lookUnread } from "./look-unread.ts";
import { lies, segmentLies } from "./put-file.ts";
import { isRereadDue, oneInTurn } from "./reread.ts";

interface Looked {
  record: PlaceRecord;
  /** Files that were gone or not as they were written. */
  mended: number;
  renamed: boolean;
  /** Names of files of ours that nothing is known of. */
  strays: string[];
}

/** Files that are removed in one run because nothing is known of them. */
const mostStrays = 1_000;

/**
 * Compares what is known of a place with what lies there, before anything is written. What is gone or has changed is
 * forgotten, so that it is written again.
 */
export async function lookAtPlace(means: BackupMeans, record: PlaceRecord): Promise<Looked> {
  const { id, place, store, signal } = means;
  if (!place.canRead) {
    const { record: after, mended } = await lookUnread(means, record);
    return { record: after, mended, renamed: false, strays: [] };
  }
  const listed = await listDevice(place, record.device, signal);
  // A copied or an older profile: two must never write under one name.
  if (listed.manifests.some(({ counter }) => counter > record.counter)) {
    return { record: await takeAnotherName(means), mended: 0, renamed: true, strays: [] };
  }
  const segments = await store.segments(id);
  const { lost, after } = await compare(means, record, segments, listed);
  const mended = lost.length + record.manifests.length - after.manifests.length;
  if (mended > 0) await store.commit(id, { record: after, drop: lost.map(({ name }) => name) });
  const known = [...segments.filter((segment) => !lost.includes(segment)), ...after.manifests];
  const names = known.flatMap((each) => filesOfSegment(each).map(({ name }) => name));
  return {
    record: after,
    mended,
    renamed: false,
    strays: straysIn(listed, new Set(names), record),
  };
}

/** Begins again under another name. What lies under the one of before is left as it is. */
export async function takeAnotherName({ id, store }: BackupMeans): Promise<PlaceRecord> {
  const record: PlaceRecord = { place: id, ...(await newIdentity()), counter: 0, manifests: [] };
  const drop = (await store.segments(id)).map(({ name }) => name);
  await store.commit(id, { record, drop });
  return record;
}

async function compare(
  { place, now, signal, doubted }: BackupMeans,
  record: PlaceRecord,
  segments: readonly StoredSegment[],
  { files }: DeviceFiles,
) {
  if (doubted) return leftInPlace(record, segments, (file) => segmentLies(place, record.device, file, signal), now());
  const isThere = (each: StoredSegment | KeptManifest) =>
    filesOfSegment(each).every(({ name, size }) => files.get(name) === size);
  const newest = record.manifests.at(-1);
  // The newest is read: an older one may have been put in its place.
  const isSwapped = newest && isThere(newest) && !(await lies(place, record.device, newest, signal));
  const manifests = record.manifests.filter((manifest) => isThere(manifest) && !(isSwapped && manifest === newest));
  const lost = segments.filter((segment) => !isThere(segment));
  const here = segments.filter(isThere);
  const reread = isRereadDue(record, now()) ? oneInTurn(here, now()) : undefined;
  if (reread && !(await segmentLies(place, record.device, reread, signal))) lost.push(reread);
  const after = { ...record, manifests, ...(reread ? { reread: new Date(now()).toISOString() } : {}) };
  return { lost, after };
}

/** Of what was written up to the last manifest, for somebody else may just be writing more. */
function straysIn(
  { device, files, unfinished }: DeviceFiles,
  known: ReadonlySet<string>,
  { counter }: PlaceRecord,
): string[] {
  const strays = [...files.keys()].filter((name) => {
    const named = readPath(pathOf(device, name));
    return !known.has(name) && named !== undefined && named.counter <= counter;
  });
  const left = unfinished.filter((file) => file.counter <= counter).map(({ name }) => name);
  return [...strays, ...left].slice(0, mostStrays);
}
