import { BackupError } from "../backup-error.ts";
import type { NamedFile } from "../names.ts";
import type { Place } from "../places/place.ts";
import { type DeviceFiles, type FoundManifest, readManifest } from "../read-place.ts";
import type { Unseal } from "../sealing.ts";
import { type OtherDevice, type OtherProblem, problemOf } from "./records.ts";

/** What a browser's newest manifest was found to be: a state to take in, the one that is known, or none to be trusted. */
export type Followed = { newest: FoundManifest } | { known: FoundManifest } | "nothing" | Contradiction;

/** Not to be trusted: why, and the newest manifest that is whole, where that is older or another than the one that is known. */
export interface Contradiction {
  problem: OtherProblem;
  shown?: { counter: number; at: string };
}

/**
 * Finds the newest manifest of another browser that is whole, and holds it against what was read of that browser before: its
 * counter must not go back, and what was read must not be another under the same number. That it is the browser's own its
 * signature says, and every manifest tells the whole, so those in between need not be read.
 * @throws PlaceError
 */
export async function follow(
  place: Place,
  files: DeviceFiles,
  known: OtherDevice | undefined,
  unseal: Unseal,
  signal: AbortSignal,
): Promise<Followed> {
  const { device } = files;
  const read = (file: NamedFile) => readManifest(place, { ...file, device }, unseal, signal);
  const newest = await newestWhole(files.manifests, known?.counter ?? 0, read);
  if ("problem" in newest) return newest;
  const { found } = newest;
  if (!found) return known ? { problem: "rolled-back" } : "nothing";
  if (!known) return { newest: found };
  const { counter, at } = found.manifest;
  const shown = { counter, at };
  if (counter < known.counter) return { problem: "rolled-back", shown };
  if (counter > known.counter) return { newest: found };
  return found.sha256 === known.sha256 ? { known: found } : { problem: "rewritten", shown };
}

type Read = (file: NamedFile) => Promise<FoundManifest>;

/**
 * A manifest that is just being written is no fault: the one before it counts, as long as it is not older than what is known.
 * One that somebody else has written is.
 */
async function newestWhole(
  manifests: readonly NamedFile[],
  least: number,
  read: Read,
): Promise<{ found?: FoundManifest } | { problem: OtherProblem }> {
  let problem: OtherProblem | undefined;
  for (const file of manifests) {
    if (file.counter < least && problem) break;
    try {
      return { found: await read(file) };
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      if (error.problem === "forged") return { problem: "forged" };
      problem ??= problemOf(error);
    }
  }
  return problem ? { problem } : {};
}
