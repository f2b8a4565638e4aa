import { type Place, placesOf } from "../places.ts";
import { lookSettled } from "./look.ts";
import { layoutIn, planIn, type Run } from "./run.ts";
import { fromTop, rangeOf, scrollFromTop, viewOf } from "./scrolling.ts";

/** Moves spent on one row. */
const mostMoves = 16;
/** That many rows one after the other that do not come: the page does not have them. */
const mostFailures = 3;

/**
 * Goes back to rows that the walk has passed without reading them whole: in a list that guesses the heights of its rows one
 * may be moved out of the view while another is measured or unfolded. The row numbers tell which they are.
 */
export async function visitSkipped(run: Run): Promise<void> {
  let failed = 0;
  for (const row of skippedRows(run)) {
    failed = (await visit(run, row)) ? 0 : failed + 1;
    if (failed === mostFailures) return;
  }
}

/** Numbers from the first to the last row that were not read whole, newest first. Empty where rows are not counted. */
function skippedRows({ met, chat, unfolded }: Run): number[] {
  const rows = new Map<number, boolean>();
  for (const { name, turn } of met.values())
    if (turn.row !== undefined && chat.book.has(name)) rows.set(turn.row, !unfolded.get(name));
  const skipped: number[] = [];
  const first = Math.min(...rows.keys());
  for (let row = Math.max(...rows.keys()); row >= first; row -= 1) if (!rows.get(row)) skipped.push(row);
  return skipped;
}

/** True when the row was read: what is shown for a moment may go again while the list finds its heights. */
async function visit(run: Run, row: number): Promise<boolean> {
  for (let move = 0; move < mostMoves && skippedRows(run).includes(row); move += 1) {
    if (!moveTowards(run, row, move)) return false;
    await lookSettled(run);
  }
  return !skippedRows(run).includes(row);
}

/** Brings the row's place nearer to the middle of the view; false where there is nothing to scroll. */
function moveTowards(run: Run, row: number, move: number): boolean {
  const plan = planIn(run);
  if (!plan) return false;
  const { top, bottom } = viewOf(plan);
  const height = bottom - top;
  const usual = rangeOf(plan) / run.met.size;
  const { row: from, element } = nearestTo(row, placesOf(layoutIn(run), document))?.turn ?? {};
  if (from === undefined || !element) {
    scrollFromTop(plan, usual * row);
    return true;
  }
  // The edge at which the row must be goes to the middle, from a little further each time: the page has to notice anew.
  // Rows in between are taken to be as high as most, which is nearer each time.
  const apart = row - from;
  const way = Math.sign(apart);
  const box = element.getBoundingClientRect();
  const edge = (apart > 0 ? box.bottom : box.top) - top;
  const beyond = apart === way ? (move % 2 === 0 ? 0.2 : 1.5) * height * way : usual * (apart - way);
  scrollFromTop(plan, fromTop(plan) + edge - height / 2 + beyond);
  return true;
}

function nearestTo(row: number, places: readonly Place[]): Place | undefined {
  const distance = ({ turn }: Place) => Math.abs((turn.row ?? Number.POSITIVE_INFINITY) - row);
  return places.toSorted((a, b) => distance(a) - distance(b))[0];
}
