import { kindAt, word } from "./kinds.ts";
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
  /** The term that is the needle itself, for a needle that is one plain word. */
  whole?: string;
}

export function needleOf({ text, not }: Word): Needle {
  const pieces = piecesOf(text);
  const [first] = pieces;
  const isPlain = pieces.length === 1 && first?.kind === word;
  return {
    text,
    not,
    patterns: pieces.flatMap(patternsOf),
    exact: pieces.length === 1 && (isPlain ? text.length <= surePart : [...text].length <= 2),
    ...(isPlain ? { whole: `\n${text}\n` } : {}),
  };
}

function patternsOf({ text, kind, closedLeft, closedRight }: Piece): string[] {
  if (kind === word && text.length > surePart) return [text.slice(0, surePart)];
  const [pair = "", ...pairs] = pairsOf(text);
  if (kind !== word && pair !== text) return [pair, ...pairs].map((one) => `\n${one}\n`);
  if (kind !== word && [...text].length === 2) return [`\n${text}\n`];
  return [`${closedLeft ? "\n" : ""}${text}${closedRight ? "\n" : ""}`];
}

/** True when a folded text has the needle. */
export function occursIn({ text }: Word, folded: string): boolean {
  return text.includes(" ") ? patternOf(text).test(folded) : folded.includes(text);
}

/** Where a folded text has the needle, from left to right, none within another: `[start, end)`. */
export function* placesIn({ text }: Word, folded: string): Generator<[start: number, end: number]> {
  if (text.includes(" ")) {
    for (const match of folded.matchAll(patternOf(text))) yield [match.index, match.index + match[0].length];
    return;
  }
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length))
    yield [at, at + text.length];
}

/** True when nothing of the same word stands before or after a place. */
export function isWhole(folded: string, start: number, end: number): boolean {
  return (start === 0 || kindAt(folded, start - 1) !== word) && (end === folded.length || kindAt(folded, end) !== word);
}

const patterns = new Map<string, RegExp>();

function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  if (patterns.size > 100) patterns.clear();
  const pattern = new RegExp(text.split(" ").map(escaped).join("\\s+"), "gu");
  patterns.set(text, pattern);
  return pattern;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
