import type { Database } from "../schema.ts";
import { type Begin, databaseOver, type LayerStore, transactionOver } from "./database-over.ts";
import { type RawDatabase, type RawStore, type RawTransaction, rawStore } from "./raw.ts";
import { type Sealing, valueAt } from "./records.ts";
import { markSealed } from "./sealed-database.ts";
import { sealedStore } from "./sealed-store.ts";
import { shapesOf } from "./shapes.ts";

/**
 * While an archive is copied into another database, whatever is written to it is noted, in the same transaction, so that it is
 * copied again. That a database has this store says that it is being copied: every connection sees it when it opens.
 */
export const touchedStore = "touched";
/** That a database has this store says that it takes no more writes: all of it is in another one, or soon will be. */
export const leftStore = "left";

/** What was written or removed: one record, a range of them, or all of a store. Keys are as the database has them. */
export type Touched = { store: string } & ({ key: IDBValidKey } | { range: TouchedRange } | { all: true });

export interface TouchedRange {
  lower: IDBValidKey | undefined;
  upper: IDBValidKey | undefined;
  lowerOpen: boolean;
  upperOpen: boolean;
}

/** The archive in a database that is being copied. @param sealing of its records, where they are sealed */
export function touchedDatabase(raw: RawDatabase, sealing?: Sealing, check: () => void = () => undefined): Database {
  const shapes = shapesOf(raw);
  // The notes themselves are in the clear: there is nothing in them but keys as the database has them.
  shapes.delete(touchedStore);
  const begin: Begin = (stores, mode = "readonly", options) => {
    check();
    const named = typeof stores === "string" ? [stores] : stores;
    const scope = mode === "readwrite" ? [...named, touchedStore] : named;
    const transaction = raw.transaction(scope, mode, options) as unknown as RawTransaction;
    return transactionOver(transaction, stores, (name) => {
      const plain = rawStore(transaction, name);
      const store = mode === "readwrite" ? noting(plain, rawStore(transaction, touchedStore)) : plain;
      const shape = shapes.get(name);
      return sealing && shape ? sealedStore(store, shape, sealing) : (store as unknown as LayerStore);
    });
  };
  const db = databaseOver(raw, begin);
  if (sealing) markSealed(db, sealing, (other) => touchedDatabase(raw, other, check));
  return db;
}

/** The store, with a note of everything that is written to it. */
function noting(raw: RawStore, notes: RawStore): RawStore {
  const { name } = raw;
  const note = (what: Touched) => notes.put(what);
  const writes: Record<string, (...args: never[]) => Promise<unknown>> = {
    put: (value: unknown, key?: IDBValidKey) =>
      both(raw.put(value, key), note({ store: name, key: key ?? keyIn(raw, value) })),
    add: (value: unknown, key?: IDBValidKey) =>
      both(raw.add(value, key), note({ store: name, key: key ?? keyIn(raw, value) })),
    delete: (query: IDBValidKey | IDBKeyRange) => both(raw.delete(query), note({ store: name, ...whatOf(query) })),
    clear: () => both(raw.clear(), note({ store: name, all: true })),
  };
  return new Proxy(raw, {
    get(target, property) {
      if (typeof property === "string" && Object.hasOwn(writes, property)) return writes[property];
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function both<T>(write: Promise<T>, noted: Promise<unknown>): Promise<T> {
  return Promise.all([write, noted]).then(([result]) => result);
}

function keyIn(raw: RawStore, value: unknown): IDBValidKey {
  const path = raw.keyPath as string | string[];
  if (Array.isArray(path)) return path.map((one) => valueAt(value, one) as IDBValidKey);
  return valueAt(value, path) as IDBValidKey;
}

function whatOf(query: IDBValidKey | IDBKeyRange): { key: IDBValidKey } | { range: TouchedRange } {
  if (!(query instanceof IDBKeyRange)) return { key: query };
  const { lower, upper, lowerOpen, upperOpen } = query;
  return { range: { lower, upper, lowerOpen, upperOpen } };
}
