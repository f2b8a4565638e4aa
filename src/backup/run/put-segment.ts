import { sha256Of } from "../../lib/sha256-of.ts";
import type { Piece } from "../manifest.ts";
import { pieceName } from "../names.ts";
import { type Place, PlaceError } from "../places/place.ts";
import { lies, putFile } from "./put-file.ts";

/** What makes pieces smaller and larger. Tests shorten the times. */
export interface Pace {
  /** ms: what took longer, written and read back, goes in smaller pieces from then on. */
  long: number;
  /** ms: what took less goes in larger ones. */
  short: number;
  /** ms that a file takes at least that fails for its size. */
  tooLong: number;
  /** Bytes: no piece is smaller. */
  least: number;
}

/** What a place does not answer within 25 s is given up. */
export const usualPace: Pace = { long: 16_000, short: 4_000, tooLong: 10_000, least: 128 * 1024 };

/** So often in a row is less tried at once before the place counts for out of reach. */
const mostShrinks = 3;

/** A segment that is to be written, and how. */
export interface Putting {
  place: Place;
  device: string;
  file: Piece;
  bytes: Uint8Array<ArrayBuffer>;
  signal: AbortSignal;
  pace?: Pace | undefined;
  /** Bytes that the line took at once before; `undefined`: nothing is known of it. */
  atOnce: number | undefined;
  /** Told when the line turned out to be another. */
  learn(atOnce: number): Promise<void>;
  /** Its first pieces, where an earlier run has written them. */
  begun?: readonly Piece[] | undefined;
  /** Told of all pieces so far when one more has come through. */
  arrived(pieces: readonly Piece[]): Promise<void>;
}

interface Line extends Putting {
  pace: Pace;
  atOnce: number;
  most: number;
  /** In a row. */
  shrinks: number;
}

/**
 * Writes a segment whole or, where it is too large for the line, in pieces that arrive in time, each read back before the next.
 * @returns the pieces, where it was cut
 * @throws PlaceError, BackupError
 */
export async function putSegment(putting: Putting): Promise<Piece[] | undefined> {
  const { place, device, file, bytes, signal, pace = usualPace } = putting;
  const most = place.mostAtOnce;
  if (most === undefined) {
    await putFile(place, device, file, bytes, signal);
    return undefined;
  }
  const line: Line = { ...putting, pace, most, atOnce: Math.min(most, putting.atOnce ?? most), shrinks: 0 };
  const pieces = await stillThere(putting);
  if (pieces.length === 0 && bytes.length <= line.atOnce && (await arrives(line, file, bytes))) return undefined;
  for (let at = pieces.reduce((sum, { size }) => sum + size, 0); at < bytes.length; ) {
    const part = bytes.subarray(at, at + line.atOnce);
    const sha256 = await sha256Of(part);
    const piece = { name: pieceName(file.name, pieces.length + 1, sha256), size: part.length, sha256 };
    if (!(await arrives(line, piece, part))) continue;
    pieces.push(piece);
    at += part.length;
    await putting.arrived([...pieces]);
  }
  return pieces;
}

/** Of the pieces that an earlier run has written those up to the first that does not lie there any more. */
async function stillThere({ place, device, begun = [], signal }: Putting): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const piece of begun) {
    if (!(await lies(place, device, piece, signal))) break;
    pieces.push(piece);
  }
  return pieces;
}

/** Whether a file came through; if not, less is to be tried. @throws what it failed for, where that was not its size */
async function arrives(line: Line, file: Piece, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { place, device, signal, pace } = line;
  const started = performance.now();
  try {
    await putFile(place, device, file, bytes, signal);
    line.shrinks = 0;
    await learn(line, paced(line, bytes.length, performance.now() - started));
    return true;
  } catch (error) {
    const isLate = error instanceof PlaceError && error.problem === "unreachable";
    const isForSize = isLate && performance.now() - started >= pace.tooLong && bytes.length > pace.least;
    if (!isForSize) throw error;
    // The next run begins with it, also where this one ends here.
    await learn(line, Math.max(pace.least, bytes.length >> 1));
    line.shrinks += 1;
    if (line.shrinks > mostShrinks) throw error;
    return false;
  }
}

function paced({ pace, most, atOnce }: Line, size: number, ms: number): number {
  if (ms > pace.long) return Math.min(atOnce, Math.max(pace.least, Math.floor((size * pace.long) / ms / 2)));
  return ms < pace.short && size >= atOnce ? Math.min(most, atOnce * 2) : atOnce;
}

async function learn(line: Line, atOnce: number): Promise<void> {
  if (line.atOnce === atOnce) return;
  line.atOnce = atOnce;
  await line.learn(atOnce);
}
