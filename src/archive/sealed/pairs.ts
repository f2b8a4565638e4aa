import type { StoreName } from "../schema.ts";
import type { LayerStore } from "./database-over.ts";
import { shownKey } from "./hidden-keys.ts";
import type { Layer } from "./layer.ts";
import type { RawStore } from "./raw.ts";
import { isBroken } from "./records.ts";
import { shapeOf } from "./shapes.ts";

/** Some records of a store, as the archive knows them. */
export interface Pairs {
  pairs: { key: IDBValidKey; value: unknown }[];
  /** Those that cannot be opened, as the database has them. */
  broken: Unopened[];
  /** How many there were of both, and the last key, as the database has it. */
  count: number;
  last: IDBValidKey | undefined;
}

/** A record that cannot be opened. */
export interface Unopened {
  store: string;
  key: IDBValidKey;
  record: unknown;
}

/** Records of a store whose keys are in a range. @param range of keys as the database has them @throws ArchiveError */
export async function readPairs(
  { raw, sealing }: Layer,
  store: StoreName,
  range: IDBKeyRange | null,
  count?: number,
): Promise<Pairs> {
  const reading = raw.transaction(store).store;
  const shape = shapeOf(reading as unknown as RawStore);
  const [keys, records] = await Promise.all([reading.getAllKeys(range, count), reading.getAll(range, count)]);
  const found: Pairs = { pairs: [], broken: [], count: keys.length, last: keys.at(-1) };
  keys.forEach((key, at) => {
    const record: unknown = records[at];
    if (!sealing) {
      found.pairs.push({ key, value: record });
      return;
    }
    try {
      found.pairs.push({ key: shownKey(sealing.names, key), value: sealing.opened(shape, record, key) });
    } catch (error) {
      if (!isBroken(error)) throw error;
      found.broken.push({ store, key, record });
    }
  });
  return found;
}

/** Puts a record where the archive knows it. */
export function putPair(store: unknown, key: IDBValidKey, value: unknown): Promise<unknown> {
  const into = store as Pick<LayerStore, "keyPath" | "put">;
  return into.keyPath === null ? into.put(value, key) : into.put(value);
}
