import { browser } from "../browser.ts";

const every = 15_000;
let running = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Keeps the background alive until `work` settles: a pending answer does not count as activity in Firefox, which ends
 * its event page after 30 s; a call of the browser's API does (measured with Firefox 153, 2026-11).
 */
export function keepAliveDuring(work: Promise<unknown>): void {
  running += 1;
  timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), every);
  const stop = () => {
    running -= 1;
    if (running > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  work.then(stop, stop);
}
