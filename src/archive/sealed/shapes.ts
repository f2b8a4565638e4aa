import { hiddenKey } from "./hidden-keys.ts";
import type { Names } from "./names.ts";
import { type RawDatabase, type RawStore, type RawTransaction, rawStore } from "./raw.ts";

/** What an index of a sealed database says: nothing but signs, numbers, days, and for a minute when something was deleted. */
export type IndexKind = "hidden" | "day" | "exact";

export interface IndexShape {
  name: string;
  path: string;
  kind: IndexKind;
}

/** A store's key and indexes, as the database has them. */
export interface StoreShape {
  name: string;
  /** `null`: records do not hold their keys. */
  keyPath: string | string[] | null;
  indexes: IndexShape[];
}

/** Times are told by the day; that of a deletion decides when the record is erased, and goes with it. */
const kinds: Record<string, IndexKind> = {
  "conversations updated.at": "day",
  "conversations lastCaptured": "day",
  "conversations deletedAt": "exact",
};

/** The stores of a database. */
export function shapesOf(db: RawDatabase): Map<string, StoreShape> {
  const stores = [...db.objectStoreNames];
  if (stores.length === 0) return new Map();
  const transaction = db.transaction(stores) as unknown as RawTransaction;
  return new Map(stores.map((name) => [name, shapeOf(rawStore(transaction, name))]));
}

/** One store. */
export function shapeOf(store: RawStore): StoreShape {
  const { name } = store;
  const indexes = [...store.indexNames].map((index): IndexShape => {
    const path = String(store.index(index as never).keyPath);
    return { name: index, path, kind: kinds[`${name} ${path}`] ?? "hidden" };
  });
  return { name, keyPath: store.keyPath as StoreShape["keyPath"], indexes };
}

/** A value as an index of that kind has it. */
export function indexValue(names: Names, kind: IndexKind, value: IDBValidKey): IDBValidKey {
  if (kind === "exact") return value;
  return kind === "day" ? String(value).slice(0, "2026-11-22".length) : hiddenKey(names, value);
}
