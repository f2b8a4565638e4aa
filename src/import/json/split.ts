import { bytePrint } from "../../lib/byte-print.ts";
import { ImportError } from "../format.ts";
import { follow, needs, nextByte, none, passText, passValue, type Steps } from "./read.ts";
import { findNext, findNextLine, firstKeyOf, likenessOf } from "./recover.ts";
import { maxDepth, newScan, type Scan } from "./scan.ts";
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

/** Where in a file the elements are; nothing given: in the list that it is, or it is one object or lines of JSON. */
export interface ElementPlace {
  /** The list is the value of this key of the one object that the file is. */
  under?: string;
  /** The data begin after this text in ASCII; what follows them is passed over. */
  after?: string;
  /** Every line is an element, though it be a list. */
  lines?: boolean;
  /** Bytes of one element above which it is passed over, 256 MB where nothing is said. */
  limit?: number;
}

interface Splitting {
  window: Window;
  scan: Scan;
  limit: number;
  /** A whole element of modest size, to know others by. */
  example: Uint8Array | null;
  /** Something is not as it should be though no element is missing for it; told at the end. */
  told: ImportError | null;
  /** The rest was passed over in search of an element: how the file ends is unknown. */
  lost: boolean;
}

const usualLimit = 256 * 2 ** 20;
const exampleLimit = 2 ** 20;
const brokenHead = 4096;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/**
 * The elements in what flows through a window, in order. A broken one is given as such, and the next one looked for.
 * @throws ImportError when all that is whole was given: `cut-off`, `damaged`, `not-json`, `not-understood`
 */
export function* splitJson(window: Window, place: ElementPlace): Steps<void, JsonElement> {
  const splitting: Splitting = {
    window,
    scan: newScan(),
    limit: place.limit ?? usualLimit,
    example: null,
    told: null,
    lost: false,
  };
  yield* passMark(window);
  if (place.after !== undefined) yield* passText(window, place.after);
  const first = yield* nextByte(window);
  if (first === none) throw new ImportError("not-json", "empty");
  if (place.under !== undefined) yield* listUnder(splitting, first, place.under);
  else if (first === openList && !place.lines) yield* openedList(splitting);
  else if (first === openObject || place.lines) yield* sequence(splitting, place.after !== undefined);
  else throw new ImportError("not-json", `begins with byte ${first}`);
  if (place.after === undefined && !splitting.lost) yield* restOfFile(splitting);
  if (splitting.told) throw splitting.told;
}

/** Goes behind a byte order mark. */
function* passMark(window: Window): Steps<void> {
  yield* needs(window, 4);
  const [a, b, c] = window.bytes.subarray(0, window.filled);
  const isWide = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a !== undefined && (a === 0 || b === 0));
  if (isWide) throw new ImportError("not-json", "UTF-16 or UTF-32");
  if (a === 0xef && b === 0xbb && c === 0xbf) window.at = 3;
}

function* openedList(splitting: Splitting): Steps<void, JsonElement> {
  splitting.window.at++;
  yield* list(splitting);
}

function* list(splitting: Splitting): Steps<void, JsonElement> {
  const { window } = splitting;
  let wantsElement = false;
  for (;;) {
    const byte = yield* nextByte(window);
    if (byte === none) throw new ImportError("cut-off");
    if (byte === closeList) {
      window.at++;
      if (wantsElement) tell(splitting, "a comma before the end");
      return;
    }
    if (byte === comma) {
      window.at++;
      tell(splitting, "a comma too many");
      continue;
    }
    if (!(yield* element(splitting, false))) return;
    const next = yield* nextByte(window);
    wantsElement = next === comma;
    if (wantsElement) window.at++;
    else if (next !== closeList && next !== none) tell(splitting, "no comma between elements");
  }
}

/** Values one after the other, with nothing but white space between them. */
function* sequence(splitting: Splitting, onlyOne: boolean): Steps<void, JsonElement> {
  const { window } = splitting;
  for (;;) {
    const byte = yield* nextByte(window);
    if (byte === none) return;
    if (byte === comma) {
      window.at++;
      tell(splitting, "a comma between lines");
    } else if (!(yield* element(splitting, true)) || onlyOne) {
      return;
    }
  }
}

function tell(splitting: Splitting, what: string): void {
  splitting.told ??= new ImportError("damaged", what);
}

/** Gives the element that the window stands at and goes behind it. @returns false when nothing can follow */
function* element(splitting: Splitting, lines: boolean): Steps<boolean, JsonElement> {
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
    return true;
  }
  const bytes = head ?? copyOf(window, start, Math.min(end + 1, start + brokenHead));
  window.at = Math.max(start - window.base, 0);
  const goesOn = yield* lines ? findNextLine(window) : findNext(window, likenessOf(splitting.example, bytes), limit);
  splitting.lost = !goesOn;
  const problem = new ImportError("not-json", `at byte ${end}`);
  yield { bytes, print: bytePrint(bytes), end: window.base + window.at, problem };
  return goesOn;
}

function given(splitting: Splitting, start: number, end: number, head: Uint8Array | null): JsonElement {
  const { window, scan } = splitting;
  const tooLarge = head !== null || end - start > splitting.limit;
  const bytes = head ?? copyOf(window, start, tooLarge ? start + brokenHead : end);
  const whole = { bytes, print: bytePrint(bytes), end };
  if (tooLarge) return { ...whole, problem: new ImportError("too-large", `${end - start} bytes in one element`) };
  if (scan.deepest > maxDepth) return { ...whole, problem: new ImportError("too-deep", `${scan.deepest} levels`) };
  if (bytes.length <= exampleLimit && firstKeyOf(bytes)) splitting.example = bytes;
  return whole;
}

function* listUnder(splitting: Splitting, first: number, key: string): Steps<void, JsonElement> {
  const { window } = splitting;
  if (first !== openObject) throw new ImportError("not-understood", "no object");
  window.at++;
  let wasThere = false;
  for (;;) {
    const byte = yield* nextByte(window);
    if (byte === comma || byte === closeObject) window.at++;
    if (byte === comma) continue;
    if (byte === closeObject) break;
    const read = yield* keyOfValue(splitting, byte);
    if (read === null) {
      yield* resume(splitting);
      return;
    }
    if (read === key && (yield* nextByte(window)) === openList) {
      wasThere = true;
      yield* openedList(splitting);
      if (splitting.lost) return;
    } else {
      yield* passValue(window, splitting.scan);
    }
  }
  if (!wasThere) throw new ImportError("not-understood", `no list '${key}'`);
}

/** Reads the key that the window stands at and goes to its value. @returns null where there is no key */
function* keyOfValue({ window, scan }: Splitting, byte: number): Steps<string | null> {
  if (byte === none) throw new ImportError("cut-off");
  const start = window.base + window.at;
  window.keep = start;
  const found = byte === quote ? yield* follow(window, scan, (length) => length < exampleLimit) : "broken";
  if (found === "more") throw new ImportError("cut-off");
  if (found === "broken") return null;
  const text = new TextDecoder().decode(copyOf(window, start, window.base + scan.at));
  window.at = scan.at;
  const next = yield* nextByte(window);
  if (next === none) throw new ImportError("cut-off");
  if (next !== colon) return null;
  window.at++;
  yield* nextByte(window);
  return keyText(text);
}

function keyText(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** What stands behind the end: another list is read on, so are elements; anything else is told. */
function* restOfFile(splitting: Splitting): Steps<void, JsonElement> {
  const { window } = splitting;
  while (!splitting.lost) {
    const byte = yield* nextByte(window);
    if (byte === none) return;
    tell(splitting, `something behind the end at byte ${window.base + window.at}`);
    if (byte === openList) yield* openedList(splitting);
    else yield* resume(splitting);
  }
}

/** A bracket of a broken element may have been taken for the end of the list: looks for elements behind it. */
function* resume(splitting: Splitting): Steps<void, JsonElement> {
  const { window, example, limit } = splitting;
  tell(splitting, `at byte ${window.base + window.at}`);
  splitting.lost = !(example && (yield* findNext(window, likenessOf(example, example), limit)));
  if (!splitting.lost) yield* list(splitting);
}
