import { sleep } from "../../lib/sleep.ts";
import type { Layout } from "../../sites/site.ts";
import { type Place, placesOf } from "../places.ts";
import { fromEnd, fromTop, isInView, rangeOf, scrollFromTop, viewOf } from "./scrolling.ts";

const tries = 8;
const pause = 120;
/** Difference that nobody sees, px. */
const exact = 2;
/** Longest way back to turns that the page has taken off meanwhile, ms. */
const longestWay = 60_000;

/** What the user is looking at: a turn and where its upper edge is below the view's. At the end of the list only that. */
interface Seen {
  name: string | undefined;
  offset: number;
  distance: number;
  atEnd: boolean;
}

/**
 * Remembers what the user is looking at; the returned function brings it back into the same place. It goes by the turn
 * in view, because the list may have grown meanwhile, and by the distance from the newest end where that turn is gone.
 */
export function rememberView(layout: Layout): (signal: AbortSignal) => Promise<void> {
  const plan = layout.scroll(document);
  if (!plan) return async () => undefined;
  const distance = fromEnd(plan);
  const atEnd = distance <= exact;
  const name = (atEnd ? placesOf(layout, document).at(-1) : firstInView(layout))?.name;
  const seen: Seen = { name, offset: offsetOf(layout, name) ?? 0, distance, atEnd };
  return async (signal) => {
    await bringBack(layout, seen, signal);
    for (let left = tries; left > 0; left -= 1) {
      if (await isInPlace(layout, seen, signal)) return;
    }
  };
}

/**
 * Gets the page to list the turn again, where it had taken it off: at its old distance from the newest end, once that end
 * is there. Pages that bring newer turns when their end is reached are taken there again and again.
 */
async function bringBack(layout: Layout, { name, distance, atEnd }: Seen, signal: AbortSignal): Promise<void> {
  const begun = performance.now();
  for (let step = 0; name !== undefined && performance.now() - begun < longestWay; step += 1) {
    const plan = layout.scroll(document);
    if (!plan || offsetOf(layout, name) !== undefined) return;
    const above = atEnd ? plan.scroller.clientHeight / 4 : distance;
    scrollFromTop(plan, rangeOf(plan) - (step % 4 === 0 ? above : 0));
    await sleep(pause, signal);
  }
}

/** Scrolls into place; true when it was there already and stayed. */
async function isInPlace(layout: Layout, seen: Seen, signal: AbortSignal): Promise<boolean> {
  const plan = layout.scroll(document);
  if (!plan) return true;
  const offset = seen.atEnd ? undefined : offsetOf(layout, seen.name);
  const wanted = offset === undefined ? rangeOf(plan) - seen.distance : fromTop(plan) + offset - seen.offset;
  const isThere = Math.abs(wanted - fromTop(plan)) <= exact;
  scrollFromTop(plan, wanted);
  // The page fills in turns after a scroll, which may move everything once more.
  await sleep(pause, signal);
  return isThere && Math.abs(wanted - fromTop(plan)) <= exact;
}

function firstInView(layout: Layout): Place | undefined {
  const plan = layout.scroll(document);
  return plan ? placesOf(layout, document).find(({ turn }) => turn.mounted && isInView(turn.element, plan)) : undefined;
}

/** Where the turn's upper edge is, px below the view's; `undefined` while the page has no such turn. */
function offsetOf(layout: Layout, name: string | undefined): number | undefined {
  const plan = layout.scroll(document);
  const place = placesOf(layout, document).find((one) => one.name === name);
  if (!plan || !place) return undefined;
  return place.turn.element.getBoundingClientRect().top - viewOf(plan).top;
}
