import { type ReadonlySignal, signal } from "@preact/signals";
import type { Data } from "../ui/data/data.ts";

export interface OverdueState {
  /** A place has had no good backup for too long; false where there is none. */
  isOverdue: ReadonlySignal<boolean>;
  refresh(): Promise<void>;
}

/** Asks the background, which knows it without asking any server. */
export function createOverdue(data: Pick<Data, "ask">): OverdueState {
  const isOverdue = signal(false);
  return {
    isOverdue,
    async refresh() {
      try {
        isOverdue.value = (await data.ask("backup.status")).some(({ overdue }) => overdue);
      } catch (error) {
        // The popup is for other things, and the library says what is wrong.
        console.warn("backups not asked after", error);
      }
    },
  };
}
