import { dense, kindAt, space, word } from "./kinds.ts";
import type { Word } from "./query.ts";
import { type Piece, pairsOf, piecesOf, surePart } from "./terms.ts";

/** A word or phrase that is looked for. */
export interface Needle extends Word {
  /**
   * What must occur in lists of terms, each between line feeds: a conversation that has the needle has, for each of these, a
   * term in which it occurs.
   */
  patterns: string[];
  /** The conversations found by `patterns` are those that have the needle; else their texts must be looked at. */
  exact: boolean;
  /** The term that is the needle itself, for one that is exact. */
  term?: string;
  /** The same between line feeds, for a needle that is one plain word. */
  whole?: string;
}

export function needleOf({ text, not }: Word): Needle {
  const pieces = piecesOf(text);
  const [first] = pieces;
  const isOne = first !== undefined && pieces.length === 1;
  const exact = isOne && (first.kind === dense ? [...text].length <= 2 : text.length <= surePart);
  return {
    text,
    not,
    patterns: pieces.flatMap(patternsOf),
    exact,
    ...(exact ? { term: first.text } : {}),
    ...(isOne && first.kind === word ? { whole: `\n${text}\n` } : {}),
  };
}

function patternsOf({ text, kind, closedLeft, closedRight }: Piece): string[] {
  if (kind === dense && [...text].length > 1) return pairsOf(text).map((pair) => `\n${pair}\n`);
  if (text.length > surePart) return [text.slice(0, surePart)];
  return [`${closedLeft ? "\n" : ""}${text}${closedRight ? "\n" : ""}`];
}

/** True when a folded text has the needle. */
export function occursIn(needle: Word, folded: string): boolean {
  return !placesIn(needle, folded).next().done;
}

/** Where a folded text has the needle, from left to right, none within another: `[start, end)`. */
export function* placesIn({ text }: Word, folded: string): Generator<[start: number, end: number], undefined> {
  const [first = "", ...rest] = text.split(" ");
  for (let at = folded.indexOf(first); at >= 0; ) {
    const end = endOf(folded, at + first.length, rest);
    if (end >= 0) yield [at, end];
    at = folded.indexOf(first, end >= 0 ? end : at + 1);
  }
}

/** Where the words that follow a phrase's first end, each after some white space; -1 when others stand there. */
function endOf(folded: string, from: number, words: readonly string[]): number {
  let at = from;
  for (const next of words) {
    const start = at;
    while (at < folded.length && kindAt(folded, at) === space) at++;
    if (at === start || !folded.startsWith(next, at)) return -1;
    at += next.length;
  }
  return at;
}

/** True when nothing of the same word stands before or after a place. */
export function isWhole(folded: string, start: number, end: number): boolean {
  return (start === 0 || kindAt(folded, start - 1) !== word) && (end === folded.length || kindAt(folded, end) !== word);
}
