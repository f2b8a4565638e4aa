import { planIn, type Run } from "./run.ts";
import { fromEnd, fromTop } from "./scrolling.ts";

/**
 * Returns a question: has the sweep been stuck, without anything new by `count` and without coming nearer to the end it
 * moves towards, for longer than its pace allows? Noted in the run once true.
 */
export function watchProgress(run: Run, count: () => number): () => boolean {
  let best = count();
  let nearest = Number.POSITIVE_INFINITY;
  let at = performance.now();
  return () => {
    const now = count();
    const plan = planIn(run);
    const left = plan ? (run.towards === "older" ? fromTop(plan) : fromEnd(plan)) : 0;
    if (now > best || left < nearest - 1) at = performance.now();
    nearest = now > best ? left : Math.min(nearest, left);
    best = now;
    run.stuck = performance.now() - at > run.pace.noProgress;
    return run.stuck;
  };
}
