import { breathe } from "../../lib/breathe.ts";

/** One slice of work, in ms: nothing may keep a window waiting, and still less what goes first. */
const sliceMs = 15;
const quietSliceMs = 5;

/** Work in slices, between which the window draws and answers. */
export interface Slices {
  end: number;
  /** Resolves when nothing that goes first is under way. */
  atRest?: () => Promise<void>;
}

export function slices(atRest?: () => Promise<void>): Slices {
  return { end: performance.now() + (atRest ? quietSliceMs : sliceMs), ...(atRest ? { atRest } : {}) };
}

export function isDue({ end }: Slices): boolean {
  return performance.now() >= end;
}

/** Lets others work before the next slice. */
export async function rest(work: Slices): Promise<void> {
  // Where others go first, their messages must come in before: a yield would be served first.
  if (work.atRest) await new Promise((resolve) => setTimeout(resolve, 0));
  else await breathe();
  await work.atRest?.();
  work.end = performance.now() + (work.atRest ? quietSliceMs : sliceMs);
}

/** Runs stepwise work to its end, with rests; `undefined` when the signal stops it. */
export async function inSlices<T>(
  steps: Generator<unknown, T>,
  work: Slices,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (isDue(work)) await rest(work);
    if (signal?.aborted) return undefined;
  }
}
