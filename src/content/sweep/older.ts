import { sleep } from "../../lib/sleep.ts";
import { placesOf } from "../places.ts";
import { until } from "../wait.ts";
import { look } from "./look.ts";
import { layoutIn, planIn, type Run } from "./run.ts";
import { rangeOf, scrollFromTop } from "./scrolling.ts";

/**
 * At the oldest end: sets off the loading of older messages and waits for them. Pages load when a mark above the list
 * comes into view, so after a while without news we leave and come back; where the page offers "try again" it is
 * pressed, a few times a sweep at most. True when something came; false when nothing did, or this is the start.
 */
export async function olderCame(run: Run): Promise<boolean> {
  const begun = performance.now();
  for (;;) {
    goToOldest(run);
    const came = await until(() => hasNew(run) || saysStart(run), Math.min(run.pace.rearm, patience(run)), run.waiting);
    if (came) {
      const fresh = await look(run);
      return fresh > 0;
    }
    if (performance.now() - begun >= patience(run)) return false;
    await setOffAgain(run);
  }
}

/** True while the page itself says that older messages exist. */
export function saysOlder(run: Run): boolean {
  return layoutIn(run).evidence(document).start === "older";
}

function saysStart(run: Run): boolean {
  return layoutIn(run).evidence(document).start === "start";
}

function patience(run: Run): number {
  return run.pace.older[layoutIn(run).evidence(document).start];
}

/** The page lists a turn that the sweep has not met. */
export function hasNew(run: Run): boolean {
  return placesOf(layoutIn(run), document).some((place) => !run.chain.has(place.name));
}

function goToOldest(run: Run): void {
  const plan = planIn(run);
  if (plan) scrollFromTop(plan, 0);
}

async function setOffAgain(run: Run): Promise<void> {
  const plan = planIn(run);
  if (!plan) return;
  if (plan.retry && run.retriesLeft > 0) {
    run.retriesLeft -= 1;
    plan.retry.click();
    return;
  }
  // Out of the zone above the list, but not as far as the other end, where newer turns would come in.
  scrollFromTop(plan, Math.min(plan.scroller.clientHeight, Math.max(200, rangeOf(plan) / 2)));
  // Long enough for the page to notice: it is told of what is in view once a frame.
  await sleep(150, run.waiting.signal);
}
