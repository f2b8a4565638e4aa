import { type DBSchema, type IDBPDatabase, openDB } from "idb";

interface Keys extends DBSchema {
  /** Private keys by their public ones. */
  keys: { key: string; value: string };
}

/**
 * Private keys lie in a database of their own, as passwords of places do: the archive's exports, imports and deletions never touch
 * it, and scripts in web pages cannot read it. Not open between uses, so that it can be deleted at any time.
 */
export async function withKeys<T>(work: (db: IDBPDatabase<Keys>) => Promise<T>): Promise<T> {
  const db = await openDB<Keys>("convokeep-keys", 1, { upgrade: (made) => void made.createObjectStore("keys") });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
