import { matches, windowOf } from "../dom.ts";
import { distanceFromBottom, findScroller } from "../scroller.ts";
import type { PageEvidence, ScrollPlan } from "../site.ts";
import { isPairStreaming } from "./pair-streaming.ts";
import { pairTurns } from "./pair-turns.ts";
import { pair } from "./selectors.ts";

/**
 * What a pair page proves of its window.
 * - Start: nothing. 3 to 6 turns are mounted, the others are removed without shells, counts or sentinel (live 2026-09-26).
 * - End: an answer being written is the newest. Else, being scrolled to the bottom proves nothing by itself, because newer
 *   turns come in up to 140 ms after the bottom is reached (live 2026-09-26): the last turn must also end where the
 *   scrolled content ends, with nothing but the composer's room below. Ask again after a pause before relying on it.
 */
export function pairEvidence(document: Document): PageEvidence {
  const last = pairTurns(document).at(-1)?.element;
  if (!last) return { start: "unknown", end: false };
  return { start: "unknown", end: isPairStreaming(document) || endsTheThread(document, last) };
}

function endsTheThread(document: Document, last: Element): boolean {
  const plan = windowOf(document) && pairScroll(document);
  if (!plan || distanceFromBottom(plan) > 2) return false;
  const bottom = last.getBoundingClientRect().bottom;
  const view = plan.scroller.getBoundingClientRect();
  return bottom > view.top && bottom <= view.bottom + 2;
}

/** The thread's scroller has a reversed column (live 2026-09); the sidebar is a decoy with a similar attribute. */
export function pairScroll(document: Document): ScrollPlan | null {
  const turn = pairTurns(document)[0]?.element;
  const scroller = turn && findScroller(turn, (element) => matches(element, pair.scroller));
  return scroller ? { ...scroller, keepsWrappers: false } : null;
}
