import type { AssetSource, Incoming } from "../../conversation/imported.ts";

/** A conversation to be stored, with the fingerprint of what it was read from (`ImportItem.print`). */
export interface PreparedIncoming {
  incoming: Incoming;
  print: string;
}

export type Verdict =
  /** Nothing of it was held. */
  | "new"
  /** It brings what was not held. */
  | "fuller"
  /** Everything in it is held. */
  | "same"
  /** The user deleted it, and has not asked for it again. */
  | "deleted"
  /** It could not be read or joined; nothing of it was stored. */
  | "failed";

export interface Outcome {
  id: string;
  /** Other conversations that took parts of it. */
  others?: string[];
  verdict: Verdict;
  /** Messages that were not held. */
  added: number;
  /** Kinds of problems with images and files, one for each. */
  problems: AssetProblem[];
  /** Kind of error, for `failed`. */
  reason?: string;
}

export type AssetProblem =
  /** The export names it and does not hold it. */
  | "not-in-export"
  | "too-large"
  /** Reading it failed. */
  | "not-readable"
  /** Its bytes are not those that its hash names. */
  | "damaged";

/** Opens a member of what is imported by its path; `undefined` where there is none. */
export type OpenMember = (member: string) => Promise<Uint8Array | ReadableStream<Uint8Array> | undefined>;

export type { AssetSource };
