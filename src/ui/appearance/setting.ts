import { type ReadonlySignal, signal } from "@preact/signals";
import type { Option } from "../../options.ts";
import { codeOf } from "../error-text.ts";

export type SettingProblem = "read" | "stored";

/** A stored setting that a page shows and changes. */
export interface Setting<T> {
  now: ReadonlySignal<T>;
  /** False until what is stored was read; `now` is the default so long. */
  isRead: ReadonlySignal<boolean>;
  /** What is stored could not be read, or what was set not be stored: then it is as it was before. */
  problem: ReadonlySignal<SettingProblem | null>;
  /** Shown at once, stored behind it. */
  set(value: T): void;
}

/** Follows a setting, also where another page changes it, until the signal aborts. */
export function createSetting<T>(option: Option<T>, first: T, abort: AbortSignal): Setting<T> {
  const now = signal(first);
  const isRead = signal(false);
  const problem = signal<SettingProblem | null>(null);
  const take = (stored: T) => {
    now.value = stored;
    isRead.value = true;
  };
  option.onChanged(take, abort);
  const failed = (what: SettingProblem) => (error: unknown) => {
    codeOf(error);
    problem.value = what;
  };
  // A page without its settings is better than none: it stays as it is by default, and says so where they are changed.
  option.get().then((stored) => isRead.peek() || take(stored), failed("read"));
  return {
    now,
    isRead,
    problem,
    set(next) {
      const before = now.peek();
      const wasRead = isRead.peek();
      take(next);
      problem.value = null;
      option.set(next).catch((error: unknown) => {
        failed("stored")(error);
        // Another page, or the user again, may have set something else meanwhile.
        if (now.peek() !== next) return;
        now.value = before;
        isRead.value = wasRead;
      });
    },
  };
}
