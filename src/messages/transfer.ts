import type { TransferPart } from "./contract.ts";
import { CodedError } from "./errors.ts";

/** Most UTF-8 bytes in one part: the browsers refuse messages above 64 MiB, and large ones block the page. */
export const partBytes = 4 * 1024 * 1024;

/** How often a whole payload is sent before giving up on a receiver that keeps losing parts. */
const mostRounds = 20;

/** Cuts a text into parts of at most `limit` bytes of UTF-8; no part ends inside a character. At least one part. */
export function cutInParts(text: string, limit = partBytes): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length || parts.length === 0; ) {
    const end = endOfPart(text, start, limit);
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

function endOfPart(text: string, start: number, limit: number): number {
  let bytes = 0;
  let at = start;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > limit && at > start) break;
    at += code < 0x10000 ? 1 : 2;
  }
  return at;
}

/** A payload cut in pieces, made one at a time. */
export interface Pieces {
  count: number;
  piece(at: number): string | Promise<string>;
}

/** The pieces of a text. */
export function piecesOf(text: string): Pieces {
  const parts = cutInParts(text);
  return { count: parts.length, piece: (at) => parts[at] ?? "" };
}

/**
 * Sends a payload in parts under one transfer id, in order, and returns what `finished` reads from the answer to the
 * last one. The receiver may ask for a part again by answering `waiting` to the last one (it lost some when it died
 * between two): then all are sent again, under the same id.
 */
export async function putInParts<A extends object, D extends object>(
  pieces: Pieces,
  put: (part: TransferPart) => Promise<A>,
  finished: (answer: A) => D | undefined,
): Promise<D> {
  const transfer = crypto.randomUUID();
  for (let round = 0; round < mostRounds; round += 1) {
    for (let part = 0; part < pieces.count; part += 1) {
      const data = await pieces.piece(part);
      const result = finished(await put({ transfer, part, parts: pieces.count, data }));
      if (result) return result;
    }
  }
  throw new CodedError("unknown");
}
