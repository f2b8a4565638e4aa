import type { Option } from "../../options.ts";

/** A setting that is stored nowhere. */
export function fakeOption<T>(first: T): Option<T> {
  const listeners = new Set<(value: T) => void>();
  let now = first;
  return {
    get: async () => now,
    async set(value) {
      now = value;
      for (const listener of listeners) listener(value);
    },
    onChanged(callback, signal) {
      listeners.add(callback);
      signal?.addEventListener("abort", () => listeners.delete(callback));
    },
  };
}
