import { type ReadonlySignal, signal } from "@preact/signals";
import type { Option } from "../../options.ts";
import { codeOf } from "../error-text.ts";

/** A stored setting that a page shows and changes. */
export interface Setting<T> {
  now: ReadonlySignal<T>;
  /** False until what is stored was read; `now` is the default so long. */
  isRead: ReadonlySignal<boolean>;
  /** Shown at once, stored behind it. */
  set(value: T): void;
}

/** Follows a setting, also where another page changes it, until the signal aborts. */
export function createSetting<T>(option: Option<T>, first: T, abort: AbortSignal): Setting<T> {
  const now = signal(first);
  const isRead = signal(false);
  const take = (stored: T) => {
    now.value = stored;
    isRead.value = true;
  };
  option.onChanged(take, abort);
  // A page without its settings is better than none: it stays as it is by default.
  option.get().then((stored) => isRead.peek() || take(stored), codeOf);
  return {
    now,
    isRead,
    set(next) {
      take(next);
      option.set(next).catch(codeOf);
    },
  };
}
