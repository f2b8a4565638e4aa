import type { KeptManifest, PlaceRecord, StoredSegment } from "../state/records.ts";

export interface Left {
  /** Segments that are not there any more as they were written. */
  lost: StoredSegment[];
  /** The record with those manifests alone that are; noted as looked at now. */
  after: PlaceRecord;
}

/** Asks after every file that is known of a place, one after the other. @param now ms since 1970 */
export async function leftInPlace(
  record: PlaceRecord,
  segments: readonly StoredSegment[],
  isThere: (file: StoredSegment | KeptManifest) => Promise<boolean>,
  now: number,
): Promise<Left> {
  const lost: StoredSegment[] = [];
  const manifests: KeptManifest[] = [];
  for (const segment of segments) if (!(await isThere(segment))) lost.push(segment);
  for (const manifest of record.manifests) if (await isThere(manifest)) manifests.push(manifest);
  return { lost, after: { ...record, manifests, reread: new Date(now).toISOString() } };
}
