import type { IDBPDatabase, IDBPObjectStore, IDBPTransaction } from "idb";

/** The database below, whose records are whatever they are. */
export type RawDatabase = IDBPDatabase<unknown>;
export type RawTransaction = IDBPTransaction<unknown, string[], IDBTransactionMode>;
export type RawStore = IDBPObjectStore<unknown, string[], string, "readwrite">;

/** A store of a transaction, whoever may write in it: one that may not refuses by itself. */
export function rawStore(transaction: RawTransaction, name: string): RawStore {
  return transaction.objectStore(name) as unknown as RawStore;
}
