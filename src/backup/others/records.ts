import type { Sha256 } from "../../conversation/model.ts";
import type { BackupError } from "../backup-error.ts";

/** What this browser knows of what the user's other browsers have written to a place. */
export interface OthersRecord {
  devices: Readonly<Record<string, OtherDevice>>;
}

/** Another browser, by the newest of its manifests that was read. */
export interface OtherDevice {
  counter: number;
  /** Of the manifest's bytes as they lie there. */
  sha256: Sha256;
  /** When it was written, by the other browser's clock; ISO time. */
  at: string;
  /** Segments of it that are done with: what they bring is held. */
  done: readonly string[];
  /** Of these, segments with conversations that were deleted here: they are read again when one of them is wanted back. */
  passed: Readonly<Record<string, readonly string[]>>;
  /** What the other browser has deleted. */
  deleted: readonly { hash: string; at: string }[];
  problem?: OtherProblem;
  /** Where the place shows another state than was read: the newest manifest there; absent where there is none. */
  shown?: { counter: number; at: string };
}

/**
 * - `strange`: the user has not said yet that it is one of theirs
 * - `rolled-back`: the place shows an older state than it has shown before
 * - `rewritten`: a manifest that was read is another one now
 * - `damaged`: a file is not what its manifest says; `missing`: it is not there
 * - `sealed`: encrypted with a key that this browser does not have
 * - `forged`: somebody else has written a manifest in its name
 * - `newer`: a newer version of the extension wrote it
 */
export type OtherProblem =
  | "strange"
  | "rolled-back"
  | "rewritten"
  | "damaged"
  | "missing"
  | "sealed"
  | "forged"
  | "newer";

/** Whether the place shows something else of a browser than what was read of it. */
export function isContradicted(device: OtherDevice | undefined): boolean {
  return device?.problem === "rolled-back" || device?.problem === "rewritten";
}

export function problemOf({ problem }: BackupError): OtherProblem {
  switch (problem) {
    case "missing":
    case "sealed":
    case "forged":
    case "newer":
      return problem;
    default:
      return "damaged";
  }
}

export const nothingRead: OthersRecord = { devices: {} };

/** Where it is kept. */
export interface OthersStore {
  read(place: string): Promise<OthersRecord>;
  write(place: string, record: OthersRecord): Promise<void>;
}
