import { sleep } from "../../lib/sleep.ts";
import { placesOf } from "../places.ts";
import { until, visible } from "../wait.ts";
import { layoutIn, type Run } from "./run.ts";

/**
 * Waits for the answer being written to end: the page's own sign of writing gone and the newest turn's text still in
 * two looks running. False when it is still being written after the longest wait.
 */
export async function answerEnded(run: Run): Promise<boolean> {
  const { pace, waiting } = run;
  let still = 0;
  let before = newestLength(run);
  for (let left = pace.answer; left > 0; left -= pace.answerPoll) {
    await visible(waiting);
    await sleep(pace.answerPoll, waiting.signal);
    const now = newestLength(run);
    still = now === before && !isStreaming(run) ? still + 1 : 0;
    before = now;
    if (still === 2) return true;
    if (still === 0) run.phase("waiting-for-answer");
  }
  return false;
}

/** Waits for the first turn of a page that is still loading. */
export function firstTurnCame(run: Run): Promise<boolean> {
  return until(() => placesOf(layoutIn(run), document).length > 0, run.pace.firstTurn, run.waiting);
}

function isStreaming(run: Run): boolean {
  return layoutIn(run).streaming(document);
}

function newestLength(run: Run): number {
  return placesOf(layoutIn(run), document).at(-1)?.turn.element.textContent?.length ?? 0;
}
