import type { IdSet } from "./id-set.ts";

/** The ids from `from` to `to` in the order shown, both included; just `to` when `from` is not shown. */
export function rangeOf(shown: readonly string[], from: string | undefined, to: string): string[] {
  const end = shown.indexOf(to);
  const start = from === undefined ? -1 : shown.indexOf(from);
  if (start < 0) return [to];
  return shown.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** How much of what is shown is chosen: the state of the "Select all" box. */
export function extent(chosen: IdSet, shown: readonly string[]): "none" | "some" | "all" {
  if (chosen.size === 0) return "none";
  const count = shown.filter((id) => chosen.has(id)).length;
  if (count === 0) return "none";
  return count === shown.length ? "all" : "some";
}

/** Chosen ids that still exist, in the order of the archive's list. */
export function chosenInOrder(chosen: IdSet, existing: readonly { id: string }[]): string[] {
  if (chosen.size === 0) return [];
  return existing.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
}
