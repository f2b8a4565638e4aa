/**
 * Stands before a term, and says how much of its beginning is that of the term before it: a capital letter, which no folded
 * text has, "A" for nothing. Where it is more than they can say, after a space, as a character from "!" on.
 */
const least = 0x41;
const greatest = 0x5a;
const said = 0x20;
const base = 0x21;
const mostShared = 90;

const lineFeed = 0x0a;

/** Room for one list, used again and again. */
let units = new Uint16Array(1 << 16);

/** A list of terms between line feeds, in order, with what each has in common with the one before left out. */
export function frontCoded(list: string): string {
  let before = "";
  let coded = "";
  for (const term of list.slice(1, -1).split("\n")) {
    const shared = sharedBy(before, term);
    coded += signOf(shared) + term.slice(shared);
    before = term;
  }
  return coded;
}

function signOf(shared: number): string {
  const sign = least + shared;
  return sign <= greatest ? String.fromCharCode(sign) : String.fromCharCode(said, base + shared);
}

function sharedBy(before: string, term: string): number {
  const most = Math.min(mostShared, before.length, term.length);
  let shared = 0;
  while (shared < most && before.charCodeAt(shared) === term.charCodeAt(shared)) shared++;
  return shared;
}

/** The list of terms between line feeds again. */
export function frontDecoded(coded: string): string {
  // Character by character: pieces of strings put together would take most of the time until a first answer.
  if (units.length < coded.length * mostShared + 2) units = new Uint16Array(coded.length * mostShared + 2);
  let length = 0;
  let term = 0;
  for (let at = 0; at < coded.length; at++) {
    const code = coded.charCodeAt(at);
    if (!isSign(code)) {
      units[length++] = code;
      continue;
    }
    units[length++] = lineFeed;
    const shared = code === said ? coded.charCodeAt(++at) - base : code - least;
    units.copyWithin(length, term, term + shared);
    term = length;
    length += shared;
  }
  units[length++] = lineFeed;
  return textOf(units.subarray(0, length));
}

/** Place of a term in a coded list, without spelling the others out; -1 where it is not there. */
export function placeIn(coded: string, term: string): number {
  // So much of the term's beginning the term before has.
  let alike = 0;
  for (let at = 0, place = 0; at < coded.length; place++) {
    const code = coded.charCodeAt(at++);
    const shared = code === said ? coded.charCodeAt(at++) - base : code - least;
    if (shared <= alike) {
      alike = shared;
      while (alike < term.length && coded.charCodeAt(at) === term.charCodeAt(alike)) {
        alike++;
        at++;
      }
      if (alike === term.length && isEnd(coded, at)) return place;
    }
    while (!isEnd(coded, at)) at++;
  }
  return -1;
}

function isEnd(coded: string, at: number): boolean {
  return at >= coded.length || isSign(coded.charCodeAt(at));
}

function isSign(code: number): boolean {
  return code === said || (code >= least && code <= greatest);
}

/** As many as can be handed over at once everywhere. */
const atOnce = 8_192;

function textOf(all: Uint16Array): string {
  let text = "";
  for (let from = 0; from < all.length; from += atOnce) {
    text += String.fromCharCode.apply(null, all.subarray(from, from + atOnce) as unknown as number[]);
  }
  return text;
}
