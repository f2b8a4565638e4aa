import type { Database } from "../schema.ts";
import { type Begin, databaseOver, transactionOver } from "./database-over.ts";
import { shownKey } from "./hidden-keys.ts";
import type { RawDatabase, RawTransaction } from "./raw.ts";
import { rawStore } from "./raw.ts";
import type { BrokenRecord, Sealing } from "./records.ts";
import { sealedStore } from "./sealed-store.ts";
import { shapesOf } from "./shapes.ts";

/** The same database in another way. */
type Again = (sealing: Sealing) => Database;

const all = new WeakMap<object, { sealing: Sealing; again: Again }>();

/** Whether a database's records are sealed: ids that follow each other do not lie together there. */
export function isSealed(db: object): boolean {
  return all.has(db);
}

export function markSealed(db: object, sealing: Sealing, again: Again): void {
  all.set(db, { sealing, again });
}

/**
 * The same database, for reading lists that must not end with one record that cannot be opened: each of these is told, with its
 * key as the archive knows it, and the others are there. In a database in the clear there are none.
 */
export function passingOver(db: Database, told: (broken: BrokenRecord) => void): Database {
  const known = all.get(db);
  if (!known) return db;
  const { sealing, again } = known;
  return again({ ...sealing, onBroken: ({ store, key }) => told({ store, key: shownIfAny(sealing, key) }) });
}

/** What was put under a key that is none of ours is told by it. */
function shownIfAny({ names }: Sealing, key: IDBValidKey): IDBValidKey {
  try {
    return shownKey(names, key);
  } catch {
    return key;
  }
}

/**
 * The archive in a database of sealed records.
 * @param check called before each transaction; throws when the archive is locked by now
 */
export function sealedDatabase(raw: RawDatabase, sealing: Sealing, check: () => void = () => undefined): Database {
  const shapes = shapesOf(raw);
  const begin: Begin = (stores, mode, options) => {
    check();
    const transaction = raw.transaction(stores as string[], mode, options) as unknown as RawTransaction;
    return transactionOver(transaction, stores, (name) => {
      const shape = shapes.get(name);
      if (!shape) throw new DOMException(`no store ${name}`, "NotFoundError");
      return sealedStore(rawStore(transaction, name), shape, sealing);
    });
  };
  const db = databaseOver(raw, begin);
  markSealed(db, sealing, (other) => sealedDatabase(raw, other, check));
  return db;
}
