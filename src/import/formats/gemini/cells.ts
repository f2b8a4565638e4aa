import { bytePrint } from "../../../lib/byte-print.ts";
import { ImportError, type Member } from "../../format.ts";

/** One record of the HTML form, as bytes. */
export interface Cell {
  bytes: Uint8Array;
  print: string;
  /** Bytes of the file up to its end. */
  end: number;
  problem?: ImportError;
}

/** How each record begins; in what anybody wrote the sign is `&lt;`. */
const mark = new TextEncoder().encode('<div class="outer-cell');

/** Bytes of one record above which it is not read; an answer of 1 MB would be a long one. */
const limit = 16 * 2 ** 20;

/**
 * The records of `MyActivity.html`, one at a time in memory: from each element of the class `outer-cell` to the next.
 * @throws ImportError, when all that is whole was given, for a file that is damaged
 */
export async function* cellsOf(member: Member, signal: AbortSignal): AsyncGenerator<Cell, void, void> {
  const reader = member.stream(signal).getReader();
  const window: Window = { held: new Uint8Array(0), base: 0, inCell: false, searched: 0 };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (value) window.held = joined(window.held, value);
      yield* wholeCells(window);
      if (done) break;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const { held, base, inCell } = window;
  if (inCell) yield cell(held.slice(), base + held.length);
}

interface Window {
  /** Bytes of the record that has begun, else those in which one may begin. */
  held: Uint8Array<ArrayBuffer>;
  /** Bytes of the file before these. */
  base: number;
  inCell: boolean;
  /** No record begins before this place in `held`, but at its start. */
  searched: number;
}

function* wholeCells(window: Window): Generator<Cell> {
  for (;;) {
    const { held, base } = window;
    const start = indexOf(held, mark, window.searched);
    if (start < 0) break;
    if (window.inCell) yield cell(held.slice(0, start), base + start);
    window.inCell = true;
    drop(window, start);
    window.searched = mark.length;
  }
  window.searched = Math.max(window.searched, window.held.length - mark.length + 1, 0);
  if (window.held.length > limit) {
    if (window.inCell) yield { ...cell(window.held.slice(0, 4096), window.base + limit), problem: tooLarge() };
    window.inCell = false;
  }
  if (!window.inCell) {
    const kept = Math.min(window.searched, window.held.length);
    drop(window, kept);
    window.searched = 0;
  }
}

const tooLarge = () => new ImportError("too-large", `one record has over ${limit} bytes`);

function drop(window: Window, count: number): void {
  window.held = window.held.subarray(count);
  window.base += count;
}

const cell = (bytes: Uint8Array, end: number): Cell => ({ bytes, print: bytePrint(bytes), end });

function joined(before: Uint8Array, after: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}
