import { findRuns, isDisputedRun, type Run } from "./delimiter-runs.ts";
import { isDelimiter } from "./marks.ts";
import type { Reading } from "./match-delimiters.ts";
import { mendGroup } from "./mend-delimiters.ts";
import { OPEN, TEXT, type Token } from "./token.ts";

/** A line with more signs than this is no prose; looking at every pair of them would take too long. */
const MANY = 5000;
/** After so many looks at a line, all that is still wrong is mended at once. */
const PATIENCE = 12;
/** After so many every mark left becomes HTML and every sign of the text is escaped. */
const LAST = 40;

/** CommonMark 0.31's own reading, markdown-it's, and that of older parsers: the result has to be right in each. */
const READINGS: readonly Reading[] = [
  { symbols: true, linksApart: false },
  { symbols: true, linksApart: true },
  { symbols: false, linksApart: false },
];

const readingsFor = (runs: readonly Run[]): readonly Reading[] =>
  runs.some(isDisputedRun) ? READINGS : READINGS.slice(0, 1);

/** Last resort, always right: HTML for every mark, a backslash before every sign of the text. */
function giveUp(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type === OPEN && token.mark && isDelimiter(token.mark)) token.mark.way = token.mark.ways.length - 1;
    if (token.type !== TEXT) continue;
    for (const match of token.text.matchAll(/[*_~]/g)) {
      token.escapes ??= new Set();
      token.escapes.add(match.index);
    }
  }
}

/**
 * Chooses how each mark is written and which of the text's own `*`, `_`, `~` need a backslash, so that a renderer finds
 * exactly the marks that are meant: it does what a renderer would do and mends whatever comes out wrong.
 */
export function settleDelimiters(tokens: readonly Token[]): void {
  for (let look = 0; look < LAST; look++) {
    const groups = findRuns(tokens);
    if (groups.some((runs) => runs.length > MANY)) break;
    const mended = groups.map((runs) => readingsFor(runs).some((reading) => mendGroup(runs, reading, look > PATIENCE)));
    if (!mended.includes(true)) return;
  }
  giveUp(tokens);
}
