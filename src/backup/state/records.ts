import type { Sha256 } from "../../conversation/model.ts";
import type { Moved, Piece } from "../manifest.ts";

/** What this browser knows of its backup in a place. Kept so that a run goes on where it was, whenever it was ended. */
export interface PlaceRecord {
  place: string;
  /** The name that this browser has there, and what it signs with. */
  device: string;
  keys: CryptoKeyPair;
  /** Of the last manifest that was verified; 0 before the first. */
  counter: number;
  /** Manifests that lie there, oldest first. */
  manifests: readonly KeptManifest[];
  /** When a segment was last read again, to see whether the place still has it as it was; ISO time. */
  reread?: string;
  /** Bytes that the line to the place took at once when it was last used; as many as the place takes where absent. */
  atOnce?: number;
  /** The run that is under way, or was when the browser ended. */
  run?: Run;
}

export interface KeptManifest {
  counter: number;
  name: string;
  size: number;
  sha256: Sha256;
  /** ISO time. */
  at: string;
  /** Names of its segments. */
  segments: readonly string[];
  conversations: number;
  /** Bytes of its segments and itself. */
  bytes: number;
  moved?: readonly Moved[];
  /** Fingerprint of what it tells, without when: the same again needs no other manifest. */
  told: string;
}

export interface Run {
  /** ISO time. */
  started: string;
  /** Number of the next segment. */
  next: number;
  /** What is about to be written: whether it was shows when the run goes on. */
  pending?: Pending;
  /** A segment of which only its first pieces came through: packed again as of the same moment it may be the same. */
  begun?: BegunSegment;
}

export interface BegunSegment {
  name: string;
  sha256: Sha256;
  /** The moment as of which it was packed; ISO time. */
  at: string;
  /** Those that were read back. */
  pieces: readonly Piece[];
}

export type Pending =
  | { kind: "segment"; name: string; size: number; sha256: Sha256; segment: StoredSegment; begun?: BegunSegment }
  | { kind: "manifest"; name: string; size: number; sha256: Sha256; manifest: KeptManifest };

/** A segment that lies in a place and was read back. */
export interface StoredSegment {
  place: string;
  name: string;
  counter: number;
  n: number;
  size: number;
  sha256: Sha256;
  /** Where it does not lie there whole. */
  pieces?: readonly Piece[];
  /** What it was sealed to: `Sealing.to`. */
  sealedTo: string;
  conversations: readonly HeldConversation[];
  assets: readonly HeldAsset[];
}

export interface HeldConversation {
  id: string;
  /** Of its row in the archive before it was read. */
  rev: number;
  /** What it takes in the segment. */
  bytes: number;
  /** Images and files that it shows, those too that the archive could not read. */
  assets: readonly Sha256[];
}

export interface HeldAsset {
  sha256: Sha256;
  size: number;
}

/** Of two segments, whether the first was written before the second. */
export function bySegmentOrder(a: StoredSegment, b: StoredSegment): number {
  return a.counter - b.counter || a.n - b.n;
}
