import type { Names } from "./names.ts";

/** A key as it is stored: words hidden, numbers and times as they are. */
export function hiddenKey(names: Names, key: IDBValidKey): IDBValidKey {
  if (typeof key === "string") return names.hide(key);
  return Array.isArray(key) ? key.map((part) => hiddenKey(names, part)) : key;
}

/** The key again. */
export function shownKey(names: Names, key: IDBValidKey): IDBValidKey {
  if (typeof key === "string") return names.show(key);
  return Array.isArray(key) ? key.map((part) => shownKey(names, part)) : key;
}

export type Query = IDBValidKey | IDBKeyRange | null | undefined;

/**
 * What to ask the database for a query. `stored`: that, as it is. `listed`: the range is one of words, whose order is not that
 * of their signs, so all keys are to be looked at.
 */
export type Asked = { stored: IDBValidKey | IDBKeyRange | null } | { listed: IDBKeyRange };

/**
 * A range that is open at its lower end and has no upper one goes on after a key in the order in which the database has them,
 * whatever that is: so long lists are read part by part.
 */
export function askedFor(names: Names, query: Query): Asked {
  if (query === null || query === undefined) return { stored: null };
  if (!(query instanceof IDBKeyRange)) return { stored: hiddenKey(names, query) };
  const { lower, upper, lowerOpen, upperOpen } = query;
  if (!hasWords(lower) && !hasWords(upper)) return { stored: query };
  // Before the first of all words: who goes on after nothing begins.
  if (upper === undefined && lower === "") return { stored: null };
  if (upper === undefined && lowerOpen) return { stored: IDBKeyRange.lowerBound(hiddenKey(names, lower), true) };
  if (!isPinned(lower, upper)) return { listed: query };
  const bounds = [hiddenKey(names, lower), hiddenKey(names, upper)] as const;
  return { stored: IDBKeyRange.bound(...bounds, lowerOpen, upperOpen) };
}

function hasWords(key: IDBValidKey | undefined): boolean {
  return typeof key === "string" || (Array.isArray(key) && key.some(hasWords));
}

/** Whether all words of the one are in the same places of the other: then only numbers differ, whose order stays. */
function isPinned(lower: IDBValidKey | undefined, upper: IDBValidKey | undefined): boolean {
  if (typeof lower === "string") return lower === upper;
  if (!Array.isArray(lower) || !Array.isArray(upper)) return false;
  const [first, second] = [lower, upper].map((key) => key.map((part) => (hasWords(part) ? part : null)));
  return [...Array(Math.max(lower.length, upper.length)).keys()].every(
    (at) => (first?.[at] ?? null) === (second?.[at] ?? null) && !Array.isArray(first?.[at]),
  );
}

/** The order of keys in a database that hides none. */
export function byKey(a: IDBValidKey, b: IDBValidKey): number {
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  return indexedDB.cmp(a, b);
}
