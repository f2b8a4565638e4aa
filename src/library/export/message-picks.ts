import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { PathStep, Thread } from "../../conversation/model.ts";
import { createPicks, type Picks } from "../../ui/list/picks.ts";

/** Messages of the open chat that are chosen; those of other branches stay chosen while one looks elsewhere. */
export interface MessagePicks extends Picks {
  /** Whether boxes are shown at the messages. Choosing one begins it. */
  active: ReadonlySignal<boolean>;
  start(): void;
  /** Takes the boxes away, and the choice with them. */
  stop(): void;
}

export function createMessagePicks(
  thread: ReadonlySignal<Thread | null>,
  steps: ReadonlySignal<readonly PathStep[]>,
): MessagePicks {
  const active = signal(false);
  const all = computed(() => thread.value?.messages ?? []);
  const shown = computed(() => steps.value.flatMap((step) => ("message" in step ? [{ id: step.message }] : [])));
  const picks = createPicks(all, shown);
  const start = () => {
    active.value = true;
  };
  return {
    ...picks,
    active,
    start,
    toggle(id, range) {
      start();
      picks.toggle(id, range);
    },
    stop() {
      active.value = false;
      picks.clear();
    },
  };
}
