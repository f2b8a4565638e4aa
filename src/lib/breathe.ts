const { scheduler } = globalThis as { scheduler?: { yield(): Promise<void> } };

/** Work of this long keeps no window waiting, in ms; then it lets others go first. */
export const breathMs = 10;

/** Lets the window draw and answer before what comes next. */
export async function breathe(): Promise<void> {
  // Timers called from timers wait for 4 ms each.
  if (scheduler) await scheduler.yield();
  else await new Promise((resolve) => setTimeout(resolve, 0));
}
