import type { Database } from "../schema.ts";
import type { Query } from "./hidden-keys.ts";
import type { RawDatabase } from "./raw.ts";

/** What the archive uses of a store. */
export interface LayerStore {
  name: string;
  keyPath: string | string[] | null;
  get(query: IDBValidKey | IDBKeyRange): Promise<unknown>;
  getAll(query?: Query, count?: number): Promise<unknown[]>;
  getAllKeys(query?: Query, count?: number): Promise<IDBValidKey[]>;
  getKey(query: IDBValidKey | IDBKeyRange): Promise<IDBValidKey | undefined>;
  count(query?: Query): Promise<number>;
  openCursor(query?: Query, direction?: IDBCursorDirection): Promise<LayerCursor | null>;
  put(value: unknown, key?: IDBValidKey): Promise<IDBValidKey>;
  add(value: unknown, key?: IDBValidKey): Promise<IDBValidKey>;
  delete(query: IDBValidKey | IDBKeyRange): Promise<void>;
  clear(): Promise<void>;
  index(name: string): LayerIndex;
}

/** What the archive uses of an index. */
export interface LayerIndex {
  get(query: IDBValidKey | IDBKeyRange): Promise<unknown>;
  getAll(query?: Query, count?: number): Promise<unknown[]>;
  getAllKeys(query?: Query, count?: number): Promise<IDBValidKey[]>;
  count(query?: Query): Promise<number>;
  openCursor(query?: Query, direction?: IDBCursorDirection): Promise<LayerCursor | null>;
}

export interface LayerCursor {
  key: IDBValidKey;
  primaryKey: IDBValidKey;
  value: unknown;
  continue(): Promise<LayerCursor | null>;
  update?(value: unknown): Promise<IDBValidKey>;
  delete?(): Promise<void>;
}

export interface LayerTransaction {
  objectStore(name: string): LayerStore;
  /** The only store, of a transaction that has but one. */
  store: LayerStore;
  done: Promise<void>;
  abort(): void;
  commit(): void;
}

/** Begins a transaction of a layer. */
export type Begin = (
  stores: string | string[],
  mode?: IDBTransactionMode,
  options?: IDBTransactionOptions,
) => LayerTransaction;

/**
 * A database as the archive knows it, whose transactions go through a layer. It has what the archive uses, and nothing by
 * which that layer could be gone round.
 */
export function databaseOver(raw: RawDatabase, begin: Begin): Database {
  const reading = (name: string) => begin(name).store;
  const writing = async <T>(name: string, work: (store: LayerStore) => Promise<T>): Promise<T> => {
    const transaction = begin(name, "readwrite");
    const [result] = await Promise.all([work(transaction.store), transaction.done]);
    return result;
  };
  const layer = {
    get name() {
      return raw.name;
    },
    get version() {
      return raw.version;
    },
    get objectStoreNames() {
      return raw.objectStoreNames;
    },
    close: () => raw.close(),
    transaction: begin,
    get: (store: string, query: IDBValidKey) => reading(store).get(query),
    getAll: (store: string, query?: Query, count?: number) => reading(store).getAll(query, count),
    getAllKeys: (store: string, query?: Query, count?: number) => reading(store).getAllKeys(query, count),
    getKey: (store: string, query: IDBValidKey) => reading(store).getKey(query),
    count: (store: string, query?: Query) => reading(store).count(query),
    getFromIndex: (store: string, index: string, query: IDBValidKey) => reading(store).index(index).get(query),
    getAllFromIndex: (store: string, index: string, query?: Query, count?: number) =>
      reading(store).index(index).getAll(query, count),
    getAllKeysFromIndex: (store: string, index: string, query?: Query, count?: number) =>
      reading(store).index(index).getAllKeys(query, count),
    countFromIndex: (store: string, index: string, query?: Query) => reading(store).index(index).count(query),
    put: (store: string, value: unknown, key?: IDBValidKey) => writing(store, (into) => into.put(value, key)),
    add: (store: string, value: unknown, key?: IDBValidKey) => writing(store, (into) => into.add(value, key)),
    delete: (store: string, query: IDBValidKey | IDBKeyRange) => writing(store, (from) => from.delete(query)),
    clear: (store: string) => writing(store, (from) => from.clear()),
  };
  return layer as unknown as Database;
}

/** A transaction of a layer, whose stores are made by `storeOf`. */
export function transactionOver(
  raw: { done: Promise<void>; abort(): void; commit?(): void },
  stores: string | string[],
  storeOf: (name: string) => LayerStore,
): LayerTransaction {
  return {
    objectStore: storeOf,
    get store() {
      return storeOf(typeof stores === "string" ? stores : (stores[0] ?? ""));
    },
    done: raw.done,
    abort: () => raw.abort(),
    commit: () => raw.commit?.(),
  };
}
