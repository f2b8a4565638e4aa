import { PlaceError, type PlaceProblem } from "../place.ts";
import type { OpenedPlace } from "./open.ts";

export type PlaceStep = "open" | "write" | "read" | "remove";

/** Whether a small file could be written, read back and removed; else at which step it failed, and why. */
export type PlaceTrial =
  | { ok: true; canRead: boolean; madeFolder: boolean }
  | { ok: false; step: PlaceStep; problem: PlaceProblem | "different" };

const size = 1000;

/**
 * Writes a small file with random bytes to a place, reads it back, compares and removes it.
 * @throws the signal's reason when it aborts; nothing that a place throws
 */
export async function tryPlace(open: () => Promise<OpenedPlace>, signal: AbortSignal): Promise<PlaceTrial> {
  let step: PlaceStep = "open";
  try {
    const place = await open();
    const path = `convokeep/trial-${crypto.randomUUID()}.txt`;
    const bytes = crypto.getRandomValues(new Uint8Array(size));
    step = "write";
    const madeFolder = await writeTrial(place, path, bytes, signal);
    step = "read";
    const isSame = await isKept(place, path, bytes, signal);
    if (!isSame) {
      await place.remove(path, signal).catch(() => undefined);
      return { ok: false, step, problem: "different" };
    }
    step = "remove";
    await place.remove(path, signal);
    return { ok: true, canRead: place.canRead, madeFolder };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof PlaceError)) throw error;
    return { ok: false, step, problem: error.problem };
  }
}

/** @returns whether the place's own folder had to be made */
async function writeTrial(place: OpenedPlace, path: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) {
  try {
    await place.write(path, bytes, signal);
    return false;
  } catch (error) {
    if (!(error instanceof PlaceError) || error.problem !== "gone" || !place.makeFolder) throw error;
    await place.makeFolder(signal);
    await place.write(path, bytes, signal);
    return true;
  }
}

async function isKept(place: OpenedPlace, path: string, bytes: Uint8Array, signal: AbortSignal): Promise<boolean> {
  if (!place.canRead) return (await place.size(path, signal)) === bytes.length;
  const read = await place.read(path, signal);
  return read?.length === bytes.length && read.every((byte, at) => byte === bytes[at]);
}
