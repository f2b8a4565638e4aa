import { type dense, kindAt, runEnd, space, type symbol, word } from "./kinds.ts";

/** Longer runs (hashes, encoded bytes) are cut into terms of this length that overlap, in UTF-16 code units. */
const longest = 96;
const step = 64;
/** Any part of a word of at most this length lies whole in one of its terms. */
export const surePart = longest - step + 1;

/** Stands before the terms of titles, which are in the index once more by themselves: white space that no term and no query has. */
export const inTitle = "\u00a0";

/** Tells every term of a folded text, each as often as it occurs: words, and pairs of all characters that are no words. */
export function eachTerm(text: string, tell: (term: string) => void): void {
  for (let at = 0; at < text.length; ) {
    const end = runEnd(text, at);
    const kind = kindAt(text, at);
    if (kind === word) tellWord(text, at, end, tell);
    else if (kind !== space) for (const pair of pairsOf(text.slice(at, end))) tell(pair);
    at = end;
  }
}

function tellWord(text: string, from: number, end: number, tell: (term: string) => void): void {
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

/** The runs of what is looked for. Its own two ends are open: there the text may go on. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const end = runEnd(text, at);
    const kind = kindAt(text, at);
    if (kind !== space) {
      pieces.push({ text: text.slice(at, end), kind, closedLeft: at > 0, closedRight: end < text.length });
    }
    at = end;
  }
  return pieces;
}
