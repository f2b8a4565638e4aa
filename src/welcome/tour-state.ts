import { type ReadonlySignal, signal } from "@preact/signals";

export const steps = ["sites", "auto", "exports"] as const;
export type StepName = (typeof steps)[number];

/** Which step is shown. The address says it, so a reload stays and the browser's own Back goes back; nothing else is kept. */
export interface Tour {
  step: ReadonlySignal<StepName>;
  /** From 1. */
  number: ReadonlySignal<number>;
}

/** `#sites`, `#auto`, `#exports`; anything else is the first step. */
export function stepOf(hash: string): StepName {
  return steps.find((name) => hash === `#${name}`) ?? "sites";
}

/** The step so many further; `undefined` beyond the ends. */
export function stepFrom(step: StepName, by: number): StepName | undefined {
  return steps[steps.indexOf(step) + by];
}

/** Follows the address until the signal aborts. `onStep`: after another step is shown. */
export function createTour(abort: AbortSignal, onStep: () => void): Tour {
  const step = signal(stepOf(location.hash));
  const number = signal(steps.indexOf(step.peek()) + 1);
  const follow = () => {
    step.value = stepOf(location.hash);
    number.value = steps.indexOf(step.value) + 1;
    onStep();
  };
  addEventListener("hashchange", follow, { signal: abort });
  return { step, number };
}
