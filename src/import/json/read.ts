import { ImportError } from "../format.ts";
import { endsWithLiteral, type Found, isSpace, resetScan, resetScanWithin, type Scan, scanValue } from "./scan.ts";
import type { Window } from "./window.ts";

/** Pauses with `null` where more of the stream is needed before it can go on. */
export type Steps<Result, Given = never> = Generator<Given | null, Result, void>;

/** Stands for the end of the stream where a byte is asked for. */
export const none = -1;

/** The next byte that is no white space, which it stands at; `none` at the end. */
export function* nextByte(window: Window): Steps<number> {
  for (;;) {
    for (; window.at < window.filled; window.at++) {
      const byte = window.bytes[window.at] as number;
      if (!isSpace(byte)) return byte;
    }
    window.keep = window.base + window.at;
    if (window.ended) return none;
    yield null;
  }
}

/** Sees to it that so many bytes from `at` on are held, unless the stream ends before. */
export function* needs(window: Window, bytes: number): Steps<void> {
  window.keep = window.base + window.at;
  while (!window.ended && window.filled - window.at < bytes) yield null;
}

/**
 * Scans the value that the window stands at, leaving the window where it is.
 * @param keepAll whether its bytes are to be held until it has ended; called with its length so far
 */
export function* follow(window: Window, scan: Scan, keepAll: (length: number) => boolean): Steps<Found> {
  resetScan(scan, window.at);
  return yield* goOn(window, scan, keepAll);
}

function* goOn(window: Window, scan: Scan, keepAll: (length: number) => boolean): Steps<Found> {
  const start = window.base + window.at;
  for (;;) {
    const found = scanValue(scan, window.bytes, window.filled);
    if (found !== "more") return found;
    if (window.ended) return endsWithLiteral(scan) ? "whole" : "more";
    const reached = window.base + scan.at;
    window.keep = keepAll(reached - start) ? Math.min(window.keep, start) : reached;
    const before = window.base;
    yield null;
    scan.at -= window.base - before;
    scan.lastString -= window.base - before;
  }
}

/** Goes behind the value that the window stands at, holding nothing of it. */
export function* passValue(window: Window, scan: Scan): Steps<void> {
  resetScan(scan, window.at);
  yield* passOn(window, scan);
}

/** Goes behind the end of the list or object of which a value ends where the window stands. */
export function* passRest(window: Window, scan: Scan, kind: "list" | "object"): Steps<void> {
  resetScanWithin(scan, window.at, kind);
  yield* passOn(window, scan);
}

function* passOn(window: Window, scan: Scan): Steps<void> {
  const found = yield* goOn(window, scan, () => false);
  if (found === "more") throw new ImportError("cut-off");
  if (found === "broken") throw new ImportError("damaged", `at byte ${window.base + scan.at}`);
  window.at = scan.at;
}

/** Goes behind the first place where a text in ASCII stands. */
export function* passText(window: Window, text: string): Steps<void> {
  const wanted = new TextEncoder().encode(text);
  for (;;) {
    const held = window.bytes.subarray(0, window.filled);
    for (;;) {
      const found = held.indexOf(wanted[0] as number, window.at);
      window.at = found < 0 ? held.length : found;
      if (window.at + wanted.length > held.length) break;
      if (wanted.every((byte, place) => held[found + place] === byte)) {
        window.at += wanted.length;
        return;
      }
      window.at++;
    }
    window.keep = window.base + window.at;
    if (window.ended) throw new ImportError("not-understood", "no data in it");
    yield null;
  }
}
