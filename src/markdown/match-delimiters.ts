import { isPunctuation, isWhiteSpace } from "./characters.ts";
import type { Piece, Run } from "./delimiter-runs.ts";

/** A pair that a renderer would form: which pieces lose how many characters to it. */
export interface Pair {
  opener: Piece | undefined;
  closer: Piece | undefined;
  /** The pair is exactly one mark's own two signs. */
  intended: boolean;
}

interface Side {
  run: Run;
  canOpen: boolean;
  canClose: boolean;
  /** Characters taken from the left by closing and from the right by opening. */
  left: number;
  right: number;
}

/** On what renderers differ. */
export interface Reading {
  /** Symbols beyond ASCII count as punctuation. */
  symbols: boolean;
  /** A link's text is read by itself, so that nothing stands before and after it. */
  linksApart: boolean;
}

/** Whether a run may open or close, by CommonMark's flanking rules (section 6.2). */
export function flanking(run: Run, { symbols, linksApart }: Reading): Pick<Side, "canOpen" | "canClose"> {
  const before = linksApart && run.linkBefore ? "" : run.before;
  const after = linksApart && run.linkAfter ? "" : run.after;
  const spaceBefore = isWhiteSpace(before);
  const spaceAfter = isWhiteSpace(after);
  const markBefore = isPunctuation(before, symbols);
  const markAfter = isPunctuation(after, symbols);
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  if (run.character !== "_") return { canOpen: left, canClose: right };
  return { canOpen: left && (!right || markBefore), canClose: right && (!left || markAfter) };
}

const lengthOf = (run: Run): number => run.end - run.start;

const remaining = (side: Side): number => lengthOf(side.run) - side.left - side.right;

/** The piece of a run that covers `length` characters from `start`, with whether it is exactly these. */
function pieceAt(run: Run, start: number, length: number): { piece: Piece | undefined; exact: boolean } {
  let at = 0;
  for (const piece of run.pieces) {
    if (start < at + piece.length) return { piece, exact: at === start && piece.length === length };
    at += piece.length;
  }
  return { piece: undefined, exact: false };
}

/** How many characters a pair takes, or 0 where the two cannot match. */
function pairLength(opener: Side, closer: Side): number {
  if (opener.run.character !== closer.run.character) return 0;
  if (opener.run.character === "~") return tildes(lengthOf(opener.run), lengthOf(closer.run));
  const both = opener.canClose || closer.canOpen;
  const sum = lengthOf(opener.run) + lengthOf(closer.run);
  if (both && sum % 3 === 0 && (lengthOf(opener.run) % 3 !== 0 || lengthOf(closer.run) % 3 !== 0)) return 0;
  return remaining(opener) >= 2 && remaining(closer) >= 2 ? 2 : 1;
}

/** GFM's own parser matches equal runs of one or two only; others match any of two or more, so nothing is meant by such. */
function tildes(opener: number, closer: number): number {
  if (opener === closer) return Math.min(opener, 2);
  return opener >= 2 && closer >= 2 ? 2 : 0;
}

function pairUp(opener: Side, closer: Side, length: number): Pair {
  const open = pieceAt(opener.run, lengthOf(opener.run) - opener.right - length, length);
  const close = pieceAt(closer.run, closer.left, length);
  opener.right += length;
  closer.left += length;
  const same = open.piece !== undefined && open.piece.mark !== null && open.piece.mark === close.piece?.mark;
  const facing = open.piece?.opens === true && close.piece?.opens === false;
  const plain = opener.run.character !== "~" || lengthOf(opener.run) + lengthOf(closer.run) <= 4;
  return { opener: open.piece, closer: close.piece, intended: same && facing && plain && open.exact && close.exact };
}

/** The nearest run before that this one closes; runs in between that found no partner stay text. */
function findOpener(stack: Side[], closer: Side): { opener: Side; length: number } | undefined {
  for (let at = stack.length - 1; at >= 0; at--) {
    const opener = stack[at];
    if (opener === undefined) continue;
    const length = pairLength(opener, closer);
    if (length === 0) continue;
    stack.length = at + 1;
    return { opener, length };
  }
  return undefined;
}

/** The pairs a CommonMark renderer forms from these runs (the algorithm at the end of the specification). */
export function matchDelimiters(runs: readonly Run[], reading: Reading): Pair[] {
  const pairs: Pair[] = [];
  const stack: Side[] = [];
  for (const run of runs) {
    const side: Side = { run, ...flanking(run, reading), left: 0, right: 0 };
    while (side.canClose && remaining(side) > 0) {
      const found = findOpener(stack, side);
      if (found === undefined) break;
      pairs.push(pairUp(found.opener, side, found.length));
      if (remaining(found.opener) <= 0) stack.pop();
    }
    if (side.canOpen && remaining(side) > 0) stack.push(side);
  }
  return pairs;
}
