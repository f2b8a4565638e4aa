/** Longest stretch of work in one go, ms: one item may overrun it, so it is well below the 10 ms aimed at. */
const sliceMs = 5;

/**
 * Works through `items` without holding up the page: in stretches of a few ms, between which the page gets its turn.
 * With `idle`, only while the browser has nothing better to do (but at least once a second). Ends early on abort.
 */
export async function inSlices<T>(
  items: Iterable<T>,
  work: (item: T) => void,
  { signal, idle }: { signal: AbortSignal; idle: boolean },
): Promise<void> {
  if (idle) await idleTime();
  let started = performance.now();
  for (const item of items) {
    if (performance.now() - started > sliceMs) {
      await (idle ? idleTime() : pageTurn());
      started = performance.now();
    }
    if (signal.aborted) return;
    work(item);
  }
}

function idleTime(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 1_000 }));
}

function pageTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
