import { effect, type ReadonlySignal } from "@preact/signals";

/** Repeats `work` every `ms` as long as the condition holds, until the signal aborts. */
export function pollWhile(
  condition: ReadonlySignal<boolean>,
  work: () => Promise<void>,
  ms: number,
  abort: AbortSignal,
): void {
  const stop = effect(() => {
    if (!condition.value || abort.aborted) return;
    const timer = setInterval(work, ms);
    return () => clearInterval(timer);
  });
  abort.addEventListener("abort", stop);
}
