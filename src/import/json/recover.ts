import { follow, type Steps } from "./read.ts";
import type { Scan } from "./scan.ts";
import { copyOf, type Window } from "./window.ts";

/** What elements of a list look like, by which the next one is found behind a broken one. */
export interface Likeness {
  /** `"key"` as the elements begin, in bytes. */
  firstKey: Uint8Array;
  /** All keys of an element; empty where none was whole so far. */
  keys: ReadonlySet<string>;
}

const quote = 0x22;
const openObject = 0x7b;
const colon = 0x3a;
const newline = 0x0a;
/** Held before what may be a start, to see what it follows. */
const lookBack = 64;

/** What elements that begin like this one look like; null for what is no object or has no key. */
export function likenessOf(whole: Uint8Array): Likeness | null {
  const firstKey = firstKeyOf(whole);
  return firstKey && { firstKey, keys: keysOf(whole) };
}

/** What elements look like where only a broken one is known. */
export function likenessOfBroken(broken: Uint8Array): Likeness[] {
  const firstKey = firstKeyOf(broken);
  return firstKey ? [{ firstKey, keys: new Set() }] : [];
}

/** `"key"` as an object begins; null for what is none or has no key. */
export function firstKeyOf(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== openObject) return null;
  const from = skipSpace(bytes, 1, bytes.length);
  if (bytes[from] !== quote) return null;
  const to = bytes.indexOf(quote, from + 1);
  return to < 0 ? null : bytes.slice(from, to + 1);
}

function keysOf(bytes: Uint8Array): ReadonlySet<string> {
  try {
    return new Set(Object.keys(JSON.parse(new TextDecoder().decode(bytes)) as object));
  } catch {
    return new Set();
  }
}

function skipSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] as number) <= 0x20) at++;
  return at;
}

/**
 * Moves the window from a broken element's start to the next one that looks like its neighbours. What is nested in the broken
 * one may look like a start, so it must be whole and have half of its neighbours' keys. A search goes on behind what it has
 * looked at, but for the last string, for a string that was not closed may have swallowed a start.
 * @returns false where nothing follows; the window is at the end then
 */
export function* findNext(window: Window, scan: Scan, known: readonly Likeness[], limit: number): Steps<boolean> {
  let from = window.base + window.at + 1;
  while (known.length > 0) {
    const likeness = yield* findStart(window, from, known);
    if (!likeness) break;
    const start = window.base + window.at;
    const found = yield* follow(window, scan, (length) => length <= limit);
    const end = window.base + scan.at;
    if (found === "more") break;
    if (found === "whole" && end - start <= limit && isLike(copyOf(window, start, end), likeness)) {
      window.at = start - window.base;
      return true;
    }
    from = found === "whole" ? end : Math.max(start + 1, window.base + scan.lastString);
  }
  return yield* toTheEnd(window);
}

function isLike(bytes: Uint8Array, { keys }: Likeness): boolean {
  const own = keysOf(bytes);
  if (keys.size === 0) return own.size > 0;
  return [...own].filter((key) => keys.has(key)).length * 2 >= keys.size;
}

/** Moves the window to the next `{"key"` that stands neither for a value of a key nor before `from`. */
function* findStart(window: Window, from: number, known: readonly Likeness[]): Steps<Likeness | null> {
  const longest = Math.max(...known.map(({ firstKey }) => firstKey.length));
  let at = from;
  for (;;) {
    const { bytes, filled } = window;
    const open = bytes.subarray(0, filled).indexOf(openObject, Math.max(at - window.base, 0));
    if (open >= 0) {
      const key = skipSpace(bytes, open + 1, filled);
      if (key + longest <= filled || window.ended) {
        window.at = open;
        window.keep = Math.max(window.base + open - lookBack, 0);
        const likeness = known.find(({ firstKey }) => firstKey.every((byte, place) => bytes[key + place] === byte));
        if (likeness && !followsColon(bytes, open)) return likeness;
        at = window.base + open + 1;
        continue;
      }
    }
    if (window.ended) return null;
    at = open < 0 ? window.base + filled : window.base + open;
    window.keep = Math.max(at - lookBack, 0);
    yield null;
  }
}

function followsColon(bytes: Uint8Array, open: number): boolean {
  let at = open - 1;
  while (at >= 0 && (bytes[at] as number) <= 0x20) at--;
  return bytes[at] === colon;
}

/** Moves the window behind the next end of a line that an object follows at once. */
export function* findNextLine(window: Window): Steps<boolean> {
  window.at++;
  for (;;) {
    const end = window.bytes.subarray(0, window.filled).indexOf(newline, window.at);
    if (end >= 0 && end + 1 < window.filled) {
      window.at = end + 1;
      if (window.bytes[end + 1] === openObject) return true;
      continue;
    }
    window.at = end < 0 ? window.filled : end;
    window.keep = window.base + window.at;
    if (window.ended) return yield* toTheEnd(window);
    yield null;
  }
}

function* toTheEnd(window: Window): Steps<false> {
  for (;;) {
    window.at = window.filled;
    window.keep = window.base + window.at;
    if (window.ended) return false;
    yield null;
  }
}
