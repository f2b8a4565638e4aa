/**
 * Wraps work that reads something afresh: while it runs, further calls do not start it beside itself but once more
 * after it, `pause` ms later. Each caller's promise resolves when a run that began after the call has ended.
 */
export function oneAtATime(work: () => Promise<void>, pause = 0): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = () => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  const later = async () => {
    // A failure is the business of whoever started that run.
    await Promise.allSettled([running]);
    await new Promise((resolve) => setTimeout(resolve, pause));
    next = undefined;
    await start();
  };
  return () => {
    if (!running) return next ?? start();
    next ??= later();
    return next;
  };
}
