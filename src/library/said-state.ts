import { type ReadonlySignal, signal } from "@preact/signals";

/** How long words stand in view, ms. */
const saidMs = 5_000;

/** Short words on what was just done, where there is nothing to take back. */
export interface SaidState {
  /** `at` differs for every time something is said. */
  last: ReadonlySignal<{ text: string; at: number } | null>;
  say(text: string): void;
}

export function createSaid(abort: AbortSignal): SaidState {
  const last = signal<{ text: string; at: number } | null>(null);
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  abort.addEventListener("abort", () => clearTimeout(timer));
  return {
    last,
    say(text) {
      count += 1;
      clearTimeout(timer);
      last.value = { text, at: count };
      timer = setTimeout(() => {
        last.value = null;
      }, saidMs);
    },
  };
}
