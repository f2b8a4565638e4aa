import { type dense, type Kind, kindAt, runEnd, space, symbol, word } from "./kinds.ts";

/** Longer runs (hashes, encoded bytes, lines of signs) are cut into terms of this length that overlap, in UTF-16 code units. */
const longest = 96;
const step = 64;
/** Any part of a word, or of signs, of at most this length lies whole in one of its terms. */
export const surePart = longest - step + 1;

/**
 * Stands after the terms of titles, which are in the index once more by themselves: so each comes right after the same term,
 * mostly in the same list. No query has it (see `parseQuery`).
 */
export const inTitle = "\0";

/** Stands for white space within signs; white space by itself, so that no sign is taken for it. */
const gap = "\u00a0";

/**
 * Tells every term of a folded text, each as often as it occurs: words; pairs of neighbours in scripts without spaces; and
 * signs as they stand between words, white space among them as one sign of its own.
 */
export function eachTerm(text: string, tell: (term: string) => void): void {
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    const end = endOf(text, at, kind);
    if (kind === word) tellCut(text, at, end, tell);
    else if (kind === symbol) tellSigns(text.slice(at, end), tell);
    else if (kind !== space) for (const pair of pairsOf(text.slice(at, end))) tell(pair);
    at = end;
  }
}

/** Where what begins at a place ends: characters of one kind; signs go on after white space between them. */
function endOf(text: string, from: number, kind: Kind): number {
  let end = runEnd(text, from);
  if (kind !== symbol) return end;
  while (end < text.length && kindAt(text, end) === space) {
    const next = runEnd(text, end);
    if (next === text.length || kindAt(text, next) !== symbol) break;
    end = runEnd(text, next);
  }
  return end;
}

function tellSigns(signs: string, tell: (term: string) => void): void {
  const whole = withGaps(signs);
  tellCut(whole, 0, whole.length, tell);
}

function withGaps(signs: string): string {
  return signs.length < 3 ? signs : signs.replace(/\s+/gu, gap);
}

function tellCut(text: string, from: number, end: number, tell: (term: string) => void): void {
  let at = from;
  for (; at + longest < end; at += step) tell(text.slice(at, at + longest));
  tell(text.slice(at, end));
}

/** All pairs of neighbours; a lone character is a term by itself. */
export function pairsOf(run: string): string[] {
  if (run.length < 2) return [run];
  const characters = [...run];
  if (characters.length < 2) return [run];
  return characters.slice(1).map((character, place) => (characters[place] ?? "") + character);
}

/** A piece of what is looked for, of one kind; a closed side is one at which the run in the text must end as well. */
export interface Piece {
  text: string;
  kind: typeof word | typeof dense | typeof symbol;
  closedLeft: boolean;
  closedRight: boolean;
}

/** What is looked for, cut as `eachTerm` cuts texts. Its own two ends are open: there the text may go on. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    const end = endOf(text, at, kind);
    if (kind !== space) {
      const run = text.slice(at, end);
      const piece = kind === symbol ? withGaps(run) : run;
      pieces.push({ text: piece, kind, closedLeft: at > 0, closedRight: end < text.length });
    }
    at = end;
  }
  return pieces;
}
