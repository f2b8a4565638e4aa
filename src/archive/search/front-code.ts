/**
 * Stands before a term, and says how much of its beginning is that of the term before it: white space, which no term has.
 * The lengths that are most common have one of their own; after the last one stands the length, as a character from "!" on.
 */
const signs: readonly [sign: string, shared: number][] = [
  ["\t", 1],
  ["\n", 3],
  ["\v", 4],
  ["\f", 5],
  ["\r", 6],
];
const said = " ";
const base = 0x21;
const mostShared = 90;

const signByLength = new Map(signs.map(([sign, shared]) => [shared, sign]));
const lengthByCode = new Map(signs.map(([sign, shared]) => [sign.charCodeAt(0), shared]));

/** A list of terms between line feeds, in order, with what each has in common with the one before left out. */
export function frontCoded(list: string): string {
  let before = "";
  let coded = "";
  for (const term of list.slice(1, -1).split("\n")) {
    const shared = sharedBy(before, term);
    coded += (signByLength.get(shared) ?? said + String.fromCharCode(base + shared)) + term.slice(shared);
    before = term;
  }
  return coded;
}

function sharedBy(before: string, term: string): number {
  const most = Math.min(mostShared, before.length, term.length);
  let shared = 0;
  while (shared < most && before.charCodeAt(shared) === term.charCodeAt(shared)) shared++;
  return shared;
}

/** The list of terms between line feeds again. */
export function frontDecoded(coded: string): string {
  const terms: string[] = [];
  let before = "";
  for (let at = 0; at < coded.length; ) {
    const shared = lengthByCode.get(coded.charCodeAt(at));
    const start = shared === undefined ? at + 2 : at + 1;
    const end = nextSign(coded, start);
    before = before.slice(0, shared ?? coded.charCodeAt(at + 1) - base) + coded.slice(start, end);
    terms.push(before);
    at = end;
  }
  return `\n${terms.join("\n")}\n`;
}

function nextSign(coded: string, from: number): number {
  for (let at = from; at < coded.length; at++) {
    const code = coded.charCodeAt(at);
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return at;
  }
  return coded.length;
}
