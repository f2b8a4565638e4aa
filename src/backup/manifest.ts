import type { Sha256 } from "../conversation/model.ts";

/**
 * What a browser has written to a place, as of one moment: `convokeep/<device>/manifest-<counter>.json[.age]`. Written
 * after all segments that it names were read back; never changed afterwards.
 */
export interface Manifest {
  format: "convokeep-backup";
  version: 1;
  /** Name of the browser that wrote it: 16 hexadecimal digits, the beginning of its public key's SHA-256. */
  device: string;
  /** Counts up from 1; no number is used twice. A lower one than was seen is a rollback. */
  counter: number;
  /** ISO time. */
  at: string;
  segments: readonly Segment[];
  /** Conversations deleted in this browser: the hashes that `conversation/tombstone.ts` makes, and when. */
  deleted: readonly { hash: string; at: string }[];
  /** Ids that stood for conversations whose site had none for them yet, as far as files in this place name them. */
  moved?: readonly Moved[];
}

/** A conversation that was known under a surrogate (`archive/forward.ts`) before its site gave it an id. */
export interface Moved {
  from: string;
  to: string;
}

/** A part of a segment, which is a file of its own. */
export interface Piece {
  /** Name in the browser's folder. */
  name: string;
  /** Of its bytes as they lie in the place. */
  size: number;
  sha256: Sha256;
}

/** An archive file of ours with some conversations: `convokeep/<device>/seg-<counter>-<n>-<8 of the hash>.zip[.age]`. */
export interface Segment {
  /** Name in the browser's folder, also of what its pieces are put together to. */
  name: string;
  /** Of the bytes as they lie in the place. */
  size: number;
  sha256: Sha256;
  /**
   * Those that are taken from it: each conversation is named once in a manifest. What else lies in the file is older than what
   * another segment holds, or was deleted.
   */
  conversations: readonly string[];
  /** Where it does not lie there whole: the files that it is when they are put one behind the other. */
  pieces?: readonly Piece[];
  /** Files (by SHA-256) that lie in it; a conversation's may lie in other segments than itself. */
  assets: readonly Sha256[];
}

/** The files that a segment lies in: one, or its pieces. */
export function filesOfSegment(segment: Piece & { pieces?: readonly Piece[] }): readonly Piece[] {
  return segment.pieces ?? [segment];
}
