/** Nesting above which a reader may run out of stack. A linear chat of 4,000 messages in LibreChat's nested export has 8,000. */
export const maxDepth = 10_000;
/** Nesting that is still followed, so that an element which is too deep is told and passed over. */
const followedDepth = 1_000_000;

/** Where the scan of one JSON value stands. Positions count from the beginning of the bytes it is given. */
export interface Scan {
  /** Next byte to be looked at; one more than there are where the last one escapes the next. */
  at: number;
  expects: number;
  depth: number;
  deepest: number;
  within: number;
  /** Where the last string began. */
  lastString: number;
  /** 1 for an object, 0 for an array, by depth. */
  kinds: Uint8Array;
}

export type Found = "whole" | "more" | "broken";

// What may come next. Those up to `objectValue` want a value, those up to `objectKey` take a string.
const topValue = 0;
const listFirst = 1;
const listValue = 2;
const objectValue = 3;
const objectFirst = 4;
const objectKey = 5;
const objectColon = 6;
const listAfter = 7;
const objectAfter = 8;

// What the scan is within.
const between = 0;
const string = 1;
const literal = 2;

// Kinds of bytes.
const space = 1;
const word = 2;
const quote = 3;
const openObject = 4;
const openList = 5;
const closeObject = 6;
const closeList = 7;
const comma = 8;
const colon = 9;

const kindOfByte = new Uint8Array(256);
const mark = (characters: string, kind: number) => {
  for (const character of characters) kindOfByte[character.charCodeAt(0)] = kind;
};
mark(" \t\r\n", space);
mark("+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", word);
mark('"', quote);
mark("{", openObject);
mark("[", openList);
mark("}", closeObject);
mark("]", closeList);
mark(",", comma);
mark(":", colon);

export function isSpace(byte: number): boolean {
  return kindOfByte[byte] === space;
}

export function newScan(): Scan {
  return {
    at: 0,
    expects: topValue,
    depth: 0,
    deepest: 0,
    within: between,
    lastString: 0,
    kinds: new Uint8Array(maxDepth + 1),
  };
}

/** Begins a new value at `at`. */
export function resetScan(scan: Scan, at: number): void {
  scan.at = at;
  scan.expects = topValue;
  scan.depth = 0;
  scan.deepest = 0;
  scan.within = between;
  scan.lastString = at;
}

/** Begins behind an element of a list or a value of an object, to go to the end of these. */
export function resetScanWithin(scan: Scan, at: number, kind: "list" | "object"): void {
  resetScan(scan, at);
  scan.depth = 1;
  scan.kinds[0] = kind === "object" ? 1 : 0;
  scan.expects = kind === "object" ? objectAfter : listAfter;
}

/**
 * Goes on to the end of the value: `whole` with `scan.at` behind it, `more` where the bytes do not suffice, `broken` with
 * `scan.at` at the byte that cannot stand there. Bytes need no decoding: whatever JSON is built of is ASCII. It looks at how
 * values, keys, commas and brackets follow each other, not at what is inside strings and numbers, and takes a comma before
 * a closing bracket.
 * @param end the bytes up to here are there
 */
export function scanValue(scan: Scan, bytes: Uint8Array, end: number): Found {
  let at = scan.at;
  let expects = scan.expects;
  let depth = scan.depth;
  let within = scan.within;
  let kinds = scan.kinds;
  let found: Found = "more";
  let ended = false;
  while (at < end) {
    if (within === string) {
      while (at < end) {
        const byte = bytes[at] as number;
        if (byte === 0x22) break;
        at += byte === 0x5c ? 2 : 1;
      }
      if (at >= end) break;
      at++;
      within = between;
      if (expects > objectValue) {
        expects = objectColon;
        continue;
      }
      ended = true;
    } else if (within === literal) {
      while (at < end && kindOfByte[bytes[at] as number] === word) at++;
      if (at >= end) break;
      within = between;
      ended = true;
    } else {
      const kind = kindOfByte[bytes[at] as number] as number;
      if (kind === space) {
        at++;
      } else if (kind === quote && expects <= objectKey) {
        within = string;
        scan.lastString = at++;
      } else if (kind === comma && expects >= listAfter) {
        expects = expects === listAfter ? listValue : objectKey;
        at++;
      } else if (kind === colon && expects === objectColon) {
        expects = objectValue;
        at++;
      } else if (kind === word && expects <= objectValue) {
        within = literal;
      } else if ((kind === openObject || kind === openList) && expects <= objectValue) {
        if (depth === kinds.length) {
          if (depth >= followedDepth) {
            found = "broken";
            break;
          }
          kinds = grown(kinds);
          scan.kinds = kinds;
        }
        const isObject = kind === openObject;
        kinds[depth++] = isObject ? 1 : 0;
        if (depth > scan.deepest) scan.deepest = depth;
        expects = isObject ? objectFirst : listFirst;
        at++;
      } else if (closes(kind, expects)) {
        depth--;
        at++;
        ended = true;
      } else {
        found = "broken";
        break;
      }
    }
    if (ended) {
      ended = false;
      if (depth === 0) {
        found = "whole";
        break;
      }
      expects = kinds[depth - 1] === 1 ? objectAfter : listAfter;
    }
  }
  scan.at = at;
  scan.expects = expects;
  scan.depth = depth;
  scan.within = within;
  return found;
}

function closes(kind: number, expects: number): boolean {
  if (kind === closeObject) return expects === objectAfter || expects === objectFirst || expects === objectKey;
  return kind === closeList && (expects === listAfter || expects === listFirst || expects === listValue);
}

function grown(kinds: Uint8Array): Uint8Array {
  const more = new Uint8Array(kinds.length * 10);
  more.set(kinds);
  return more;
}

/** A literal at the very end of a file is whole though nothing stands behind it. */
export function endsWithLiteral(scan: Scan): boolean {
  return scan.within === literal && scan.depth === 0;
}
