import type { PlaceTrouble } from "../../messages/places.ts";

/** A file in a place, by its path below the place's own folder; folders are parted by `/`. */
export interface PlaceFile {
  path: string;
  /** Bytes. */
  size: number;
}

/**
 * Somewhere that backups are written to: a folder or a server. Paths are made by us (`[a-z0-9][a-z0-9.-]*`, parted by `/`);
 * what a place answers is not trusted. Every function ends soon after the signal aborts and throws `PlaceError`.
 */
export interface Place {
  /** False where what was written can only be asked for its size: the browser's downloads. */
  readonly canRead: boolean;
  /** Bytes above which a file is better written in pieces, for they go over a line; absent where there is none. */
  readonly mostAtOnce?: number;
  /** All files below a folder, in any order; none where there is no such folder. */
  list(folder: string, signal: AbortSignal): Promise<PlaceFile[]>;
  /** Bytes of a file; undefined where there is none. @throws PlaceError `unreadable` where the place cannot read */
  read(path: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /**
   * Writes a new file: whole or not at all, as far as the place can promise; never over another one.
   * @throws PlaceError `exists` where there is one already
   */
  write(path: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void>;
  /** Size of a file in bytes; undefined where there is none. */
  size(path: string, signal: AbortSignal): Promise<number | undefined>;
  /** Removes a file; one that is not there is as good as removed. */
  remove(path: string, signal: AbortSignal): Promise<void>;
  /**
   * Whether a file of that name lies there, also one that the place itself remembers nothing of: for those that cannot be
   * read, where this can be found out.
   */
  isThere?(path: string, signal: AbortSignal): Promise<boolean>;
}

/**
 * Why a place did not do what was asked.
 * - `refused`: wrong name or password (401, 403)
 * - `not-allowed`: the browser's user has not granted, or has taken back, access to the server or folder
 * - `gone`: the folder or bucket itself is not there
 * - `exists`: there is such a file already
 * - `busy`: locked or too many requests; `retryAfter` says when to come again
 * - `full`: no room (507, quota)
 * - `unreachable`: no answer, none in time, or cut off
 * - `broken`: an answer that makes no sense (5xx, wrong length, not what the protocol says)
 * - `insecure`: neither https nor a loopback address
 * - `unreadable`: this kind of place cannot read
 */
export type PlaceProblem = Exclude<PlaceTrouble, "different">;

/** Carries no address, name or secret: it may be logged and shown. */
export class PlaceError extends Error {
  constructor(
    readonly problem: PlaceProblem,
    /** Not to be asked again before so many ms have passed. */
    readonly retryAfter?: number,
  ) {
    super(`place: ${problem}`);
    this.name = "PlaceError";
  }
}
