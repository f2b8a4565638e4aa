import type { Piece, Run } from "./delimiter-runs.ts";
import type { Mark } from "./marks.ts";
import { flanking, matchDelimiters, type Pair, type Reading } from "./match-delimiters.ts";

/** Makes a mark use its next way of being written. */
const demote = (mark: Mark): void => {
  mark.way++;
};

const escapePiece = (piece: Piece): void => {
  piece.token.escapes ??= new Set();
  for (let at = 0; at < piece.length; at++) piece.token.escapes.add(piece.offset + at);
};

/**
 * One look at the runs of a group, as a renderer reads them; whatever would come out wrong is written differently.
 * True when something had to change, so that another look is needed.
 */
export function mendGroup(runs: readonly Run[], reading: Reading, hurry: boolean): boolean {
  return separate(runs) || demoteHopeless(runs, reading) || mendPairs(runs, reading, hurry);
}

/** The text's own signs that touch a mark's would join its run. */
function separate(runs: readonly Run[]): boolean {
  let changed = false;
  for (const run of runs) {
    if (run.pieces.length < 2) continue;
    for (const piece of run.pieces) {
      if (piece.mark !== null) continue;
      escapePiece(piece);
      changed = true;
    }
  }
  return changed;
}

/** Marks that cannot begin or end where they stand. The outermost of a run goes first: it stands between the others and what is in their way. */
function demoteHopeless(runs: readonly Run[], reading: Reading): boolean {
  let changed = false;
  for (const run of runs) {
    const { canOpen, canClose } = flanking(run, reading);
    const opener = canOpen ? undefined : run.pieces.find((piece) => piece.mark !== null && piece.opens);
    const closer = canClose ? undefined : run.pieces.findLast((piece) => piece.mark !== null && !piece.opens);
    const mark = opener?.mark ?? closer?.mark;
    if (!mark || mark.way !== (opener ?? closer)?.way) continue;
    demote(mark);
    changed = true;
  }
  return changed;
}

/** `hurry`: mend all wrong pairs at once, although the first may be the cause of the others. */
function mendPairs(runs: readonly Run[], reading: Reading, hurry: boolean): boolean {
  let changed = false;
  const settled = new Set<Mark>();
  for (const pair of matchDelimiters(runs, reading)) {
    if (pair.intended && pair.opener?.mark) {
      settled.add(pair.opener.mark);
      continue;
    }
    mend(pair, settled);
    changed = true;
    // What follows a pair of the text's own signs is still right; after a mark has changed everything may be different.
    if (!hurry && (pair.opener?.mark || pair.closer?.mark)) return true;
  }
  return changed || demoteUnpaired(runs, settled);
}

/** Mends one wrong pair: text is escaped first; of two marks the later one is written differently. */
function mend({ opener, closer }: Pair, settled: Set<Mark>): void {
  const texts = [opener, closer].filter((piece) => piece !== undefined && piece.mark === null);
  for (const piece of texts) if (piece) escapePiece(piece);
  const mark = closer?.mark ?? opener?.mark;
  if (texts.length > 0 || !mark || settled.has(mark)) return;
  settled.add(mark);
  demote(mark);
}

/** Marks that could pair by themselves and do not. */
function demoteUnpaired(runs: readonly Run[], settled: Set<Mark>): boolean {
  const before = settled.size;
  for (const { mark } of runs.flatMap((run) => run.pieces)) {
    if (mark === null || settled.has(mark)) continue;
    settled.add(mark);
    demote(mark);
  }
  return settled.size > before;
}
