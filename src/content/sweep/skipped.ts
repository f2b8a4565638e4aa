import { type Place, placesOf } from "../places.ts";
import { lookSettled } from "./look.ts";
import { layoutIn, planIn, type Run } from "./run.ts";
import { fromTop, rangeOf, scrollFromTop, viewOf } from "./scrolling.ts";

/** Moves spent on one row. */
const mostMoves = 16;
/** That many rows one after the other that do not come: the page does not have them. */
const mostFailures = 3;
/** Rows that far from what is shown are jumped to; nearer ones are scrolled to. */
const far = 20;

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

/** True when the row was shown. */
async function visit(run: Run, row: number): Promise<boolean> {
  for (let move = 0; move < mostMoves; move += 1) {
    const places = placesOf(layoutIn(run), document).filter(({ turn }) => turn.mounted);
    if (places.some(({ turn }) => turn.row === row)) {
      await lookSettled(run);
      return true;
    }
    if (!moveTowards(run, row, places, move)) return false;
    await lookSettled(run);
  }
  return false;
}

/** Brings the row's place nearer to the middle of the view; false where there is nothing to scroll. */
function moveTowards(run: Run, row: number, places: readonly Place[], move: number): boolean {
  const plan = planIn(run);
  if (!plan) return false;
  const { top, bottom } = viewOf(plan);
  const height = bottom - top;
  const nearest = nearestTo(row, places);
  const apart = row - (nearest?.turn.row ?? Number.NEGATIVE_INFINITY);
  const last = run.evidence.stated ?? 0;
  if (!nearest || (Math.abs(apart) > far && move === 0 && last > row)) {
    scrollFromTop(plan, (rangeOf(plan) * row) / Math.max(1, last - 1));
    return true;
  }
  // The edge at which the row must be goes to the middle, from a little further each time: the page has to notice anew.
  const box = nearest.turn.element.getBoundingClientRect();
  const edge = (apart > 0 ? box.bottom : box.top) - top;
  const beyond = (move % 2 === 0 ? 0.2 : 1.5) * height * Math.sign(apart);
  scrollFromTop(plan, fromTop(plan) + edge - height / 2 + (Math.abs(apart) === 1 ? beyond : 0));
  return true;
}

function nearestTo(row: number, places: readonly Place[]): Place | undefined {
  const distance = ({ turn }: Place) => Math.abs((turn.row ?? Number.POSITIVE_INFINITY) - row);
  return places.toSorted((a, b) => distance(a) - distance(b))[0];
}
