import { ImportError } from "../format.ts";
import { element, exampleLimit, type JsonElement, passBroken, type Splitting, tell } from "./element.ts";
import { follow, needs, nextByte, none, passText, passValue, type Steps } from "./read.ts";
import { findNext } from "./recover.ts";
import { newScan } from "./scan.ts";
import { copyOf, type Window } from "./window.ts";

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

const usualLimit = 256 * 2 ** 20;

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
    known: [],
    broken: 0,
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
    const outcome = yield* elementOfList(splitting);
    if (outcome === "end") return;
    wantsElement = outcome === "comma";
  }
}

/** Gives an element and goes behind the comma that follows it. */
function* elementOfList(splitting: Splitting): Steps<"comma" | "no comma" | "end", JsonElement> {
  const { window } = splitting;
  const outcome = yield* element(splitting, false);
  if (outcome !== "behind") return outcome === "end" ? "end" : "no comma";
  const next = yield* nextByte(window);
  if (next === comma) {
    window.at++;
    return "comma";
  }
  if (next === closeList || next === none) return "no comma";
  tell(splitting, "no comma between elements");
  if (next === openObject || next === openList) return "no comma";
  return (yield* passBroken(splitting, window.base + window.at, false)) === "end" ? "end" : "no comma";
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
    } else {
      const outcome = yield* element(splitting, true);
      if (onlyOne || outcome === "end") return;
    }
  }
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
  const { window, scan, known, limit } = splitting;
  tell(splitting, `at byte ${window.base + window.at}`);
  splitting.lost = !(yield* findNext(window, scan, known, limit));
  if (!splitting.lost) yield* list(splitting);
}
