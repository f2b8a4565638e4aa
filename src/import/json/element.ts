import { bytePrint } from "../../lib/byte-print.ts";
import { ImportError } from "../format.ts";
import { follow, type Steps } from "./read.ts";
import { findNext, findNextLine, firstKeyOf, type Likeness, likenessOf, likenessOfBroken } from "./recover.ts";
import { maxDepth, type Scan } from "./scan.ts";
import { copyOf, type Window } from "./window.ts";

/** One element of a list, or one value of a file that has several. */
export interface JsonElement {
  /** UTF-8; of an element that is broken, its beginning. */
  bytes: Uint8Array;
  /** Fingerprint of `bytes`. */
  print: string;
  /** Bytes of the file up to its end. */
  end: number;
  /** Why it cannot be read. */
  problem?: ImportError;
}

/** What is known while a file is taken apart. */
export interface Splitting {
  window: Window;
  scan: Scan;
  limit: number;
  /** What whole elements of modest size looked like, the first few kinds, to know others by. */
  known: Likeness[];
  broken: number;
  /** Something is not as it should be though no element is missing for it; told at the end. */
  told: ImportError | null;
  /** The rest was passed over in search of an element: how the file ends is unknown. */
  lost: boolean;
}

/** Bytes up to which an element serves as an example of others, and up to which a key is read. */
export const exampleLimit = 2 ** 20;
const brokenHead = 4096;
const kindsKnown = 4;
/** A file with more of them was never an export; looking for the next element after each takes its time. */
const mostBroken = 10_000;

/** Notes what is not as it should be though no element is missing for it. */
export function tell(splitting: Splitting, what: string): void {
  splitting.told ??= new ImportError("damaged", what);
}

/**
 * Gives the element that the window stands at and goes behind it, or to the next one that could be found behind a broken one.
 */
export function* element(splitting: Splitting, lines: boolean): Steps<"behind" | "found" | "end", JsonElement> {
  const { window, scan, limit } = splitting;
  const start = window.base + window.at;
  window.keep = start;
  let head: Uint8Array | null = null;
  const found = yield* follow(window, scan, (length) => {
    if (length > limit) head ??= copyOf(window, start, start + brokenHead);
    return head === null;
  });
  if (found === "more") throw new ImportError("cut-off");
  const end = window.base + scan.at;
  if (found === "whole") {
    window.at = scan.at;
    yield given(splitting, start, end, head);
    return "behind";
  }
  return yield* passBroken(splitting, start, lines, head);
}

/** Gives what begins at `start` as a broken element and goes to the next one. @param head its beginning where it is not held */
export function* passBroken(
  splitting: Splitting,
  start: number,
  lines: boolean,
  head?: Uint8Array | null,
): Steps<"found" | "end", JsonElement> {
  const { window, scan, limit } = splitting;
  if (++splitting.broken > mostBroken) throw new ImportError("damaged", `more than ${mostBroken} broken elements`);
  const place = window.base + Math.max(scan.at, window.at);
  const bytes = head ?? copyOf(window, start, Math.min(place + 1, start + brokenHead));
  window.at = Math.max(start - window.base, 0);
  const known = splitting.known.length > 0 ? splitting.known : likenessOfBroken(bytes);
  const goesOn = yield* lines ? findNextLine(window) : findNext(window, scan, known, limit);
  splitting.lost = !goesOn;
  const problem = new ImportError("not-json", `at byte ${place}`);
  yield { bytes, print: bytePrint(bytes), end: window.base + window.at, problem };
  return goesOn ? "found" : "end";
}

function given(splitting: Splitting, start: number, end: number, head: Uint8Array | null): JsonElement {
  const { window, scan } = splitting;
  const tooLarge = head !== null || end - start > splitting.limit;
  const bytes = head ?? copyOf(window, start, tooLarge ? start + brokenHead : end);
  const whole = { bytes, print: bytePrint(bytes), end };
  if (tooLarge) return { ...whole, problem: new ImportError("too-large", `${end - start} bytes in one element`) };
  if (scan.deepest > maxDepth) return { ...whole, problem: new ImportError("too-deep", `${scan.deepest} levels`) };
  if (splitting.known.length < kindsKnown && bytes.length <= exampleLimit) learn(splitting.known, bytes);
  return whole;
}

function learn(known: Likeness[], bytes: Uint8Array): void {
  const firstKey = String(firstKeyOf(bytes));
  if (known.some((each) => String(each.firstKey) === firstKey)) return;
  const likeness = likenessOf(bytes);
  if (likeness && likeness.keys.size > 0) known.push(likeness);
}
