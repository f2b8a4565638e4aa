import { sleep } from "../lib/sleep.ts";
import { CodedError } from "../messages/errors.ts";

export interface Waiting {
  signal: AbortSignal;
  /** How long the tab may stay hidden, ms, before giving up with `hidden-tab`. */
  hiddenLimit: number;
}

const pollEvery = 50;
const longestPause = 200;

/** Resolves while the tab is shown; a hidden page mounts nothing, so there is no use in going on. */
export async function visible({ signal, hiddenLimit }: Waiting): Promise<void> {
  signal.throwIfAborted();
  const since = performance.now();
  while (document.hidden) {
    if (performance.now() - since > hiddenLimit) throw new CodedError("hidden-tab");
    await sleep(pollEvery, signal);
  }
}

/**
 * Polls until `check` holds; false when it did not within `ms` of time during which the tab was shown. Where the machine
 * stalls, the page did too: of a long pause between two looks only a little counts.
 */
export async function until(check: () => boolean, ms: number, waiting: Waiting): Promise<boolean> {
  for (let left = ms; ; ) {
    await visible(waiting);
    if (check()) return true;
    if (left <= 0) return false;
    const before = performance.now();
    await sleep(Math.min(pollEvery, Math.max(left, 1)), waiting.signal);
    left -= Math.min(performance.now() - before, longestPause);
  }
}
