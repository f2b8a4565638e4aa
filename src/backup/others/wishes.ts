import { putJob, readJob } from "../../archive/jobs.ts";
import type { Archive } from "../../archive/open.ts";
import type { Sha256 } from "../../conversation/model.ts";

/** What the user wants of their other browsers. Apart from what was read of them: each has one writer. */
export interface OthersWish {
  /** Whether what they wrote to this place is read. */
  on: boolean;
}

const acceptedKeyOf = (place: string) => `others-accepted:${place}`;
const keyOf = (place: string) => `others-wish:${place}`;
const keptKey = "others-kept";

export async function readWish(archive: Archive, place: string): Promise<OthersWish> {
  const row = await readJob(archive, keyOf(place));
  return { on: row?.on === true };
}

export async function setWish(archive: Archive, place: string, { on }: OthersWish): Promise<void> {
  await putJob(archive, { id: keyOf(place), kind: "others-wish", on });
}

/** Names of tombstones that other browsers have and that the user has chosen not to follow, with the time of the deletion. */
export async function readKept(archive: Archive): Promise<ReadonlyMap<string, string>> {
  const row = await readJob(archive, keptKey);
  return new Map(row?.kind === "others-kept" ? (row.kept as [string, string][]) : []);
}

export async function keepAnyway(archive: Archive, graves: ReadonlyMap<string, string>): Promise<void> {
  const kept = new Map([...(await readKept(archive)), ...graves]);
  await putJob(archive, { id: keptKey, kind: "others-kept", kept: [...kept] });
}

/**
 * Browsers that the user has said are theirs, or whose state in a place they have accepted though another was read: with the hash of
 * the manifest that was read; "" where none was.
 */
export async function readAccepted(archive: Archive, place: string): Promise<ReadonlyMap<string, Sha256>> {
  const row = await readJob(archive, acceptedKeyOf(place));
  return new Map(row?.kind === "others-accepted" ? (row.accepted as [string, Sha256][]) : []);
}

/** @param sha256 of the manifest that was read; for any later one it does not hold */
export async function acceptState(archive: Archive, place: string, device: string, sha256: Sha256): Promise<void> {
  const accepted = new Map([...(await readAccepted(archive, place)), [device, sha256] as const]);
  await putJob(archive, { id: acceptedKeyOf(place), kind: "others-accepted", accepted: [...accepted] });
}
