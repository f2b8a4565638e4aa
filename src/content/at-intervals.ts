/** Calls back every so many ms until the signal aborts. */
export function atIntervals(ms: number, callback: () => void, signal: AbortSignal): void {
  const timer = setInterval(callback, ms);
  signal.addEventListener("abort", () => clearInterval(timer));
}
