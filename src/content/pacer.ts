/** Runs work a while after the first call for it, never two at once. */
export interface Pacer {
  /** Asks for a run within `ms` (default: the pace). Later calls never put a run off, or a stream of them would for ever. */
  poke(ms?: number): void;
}

/**
 * A throttle: `work` runs at the latest `pace` ms after the first poke since it last ran, and again if poked meanwhile.
 * `work` must not reject.
 */
export function createPacer(work: () => Promise<void>, pace: number, signal: AbortSignal): Pacer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let running = false;

  const run = async () => {
    dueAt = Number.POSITIVE_INFINITY;
    running = true;
    await work();
    running = false;
    if (Number.isFinite(dueAt)) arm();
  };
  const arm = () => {
    clearTimeout(timer);
    if (!running && !signal.aborted) timer = setTimeout(run, Math.max(0, dueAt - performance.now()));
  };
  signal.addEventListener("abort", () => clearTimeout(timer));

  return {
    poke(ms = pace) {
      const at = performance.now() + ms;
      if (at >= dueAt) return;
      dueAt = at;
      arm();
    },
  };
}
