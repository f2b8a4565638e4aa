import type { LayerCursor, LayerStore } from "./database-over.ts";
import { askedFor, byKey, hiddenKey, type Query, shownKey } from "./hidden-keys.ts";
import type { RawStore } from "./raw.ts";
import { openedOrTold, type Sealing, storedKeyOf, valueAt } from "./records.ts";
import { sealedIndex } from "./sealed-index.ts";
import type { StoreShape } from "./shapes.ts";

interface Pair {
  key: IDBValidKey;
  value: unknown;
}

/**
 * A store whose records are sealed as they are written and opened as they are read, with the keys that the archive knows. Without
 * a count, records come in the order of these; with one, in that of the database, so that `lowerBound(last, true)` goes on.
 */
export function sealedStore(raw: RawStore, shape: StoreShape, sealing: Sealing): LayerStore {
  const { names } = sealing;
  const shown = (key: IDBValidKey) => shownKey(names, key);
  const opened = (stored: unknown, key?: IDBValidKey) => sealing.opened(shape, stored, key);

  const listed = async (range: IDBKeyRange, count?: number): Promise<{ key: IDBValidKey; stored: IDBValidKey }[]> =>
    (await raw.getAllKeys())
      .map((stored) => ({ key: shown(stored), stored }))
      .filter(({ key }) => range.includes(key))
      .sort((a, b) => byKey(a.key, b.key))
      .slice(0, count);

  const read = readingAhead(raw, shape);

  const pairs = async (query: Query, count?: number): Promise<Pair[]> => {
    const asked = askedFor(names, query);
    if ("listed" in asked) {
      const keys = await listed(asked.listed, count);
      const records = await Promise.all(keys.map(({ stored }) => raw.get(stored)));
      return keys.flatMap(({ key, stored }, at) =>
        openedOrTold(sealing, shape, records[at], stored).map((value) => ({ key, value })),
      );
    }
    const isInline = shape.keyPath !== null;
    const [records, keys] = await read(asked.stored, count);
    const found = records.flatMap((stored, at) =>
      openedOrTold(sealing, shape, stored, keys[at]).map(
        (value): Pair => ({ key: isInline ? keyOf(shape, value) : shown(keys[at] ?? ""), value }),
      ),
    );
    return count === undefined ? found.sort((a, b) => byKey(a.key, b.key)) : found;
  };

  const write = (method: "put" | "add", value: unknown, key?: IDBValidKey): Promise<IDBValidKey> => {
    const own = shape.keyPath === null ? key : keyOf(shape, value);
    if (own === undefined) throw new DOMException("no key", "DataError");
    const sealed = sealing.sealed(shape, value, own);
    return raw[method](sealed, shape.keyPath === null ? hiddenKey(names, own) : undefined).then(() => own);
  };

  const store: LayerStore = {
    name: shape.name,
    keyPath: shape.keyPath,
    get: (query) => {
      const asked = askedFor(names, query);
      if ("listed" in asked || query instanceof IDBKeyRange) return pairs(query).then(([first]) => first?.value);
      const { stored } = asked;
      return raw
        .get(stored as IDBValidKey)
        .then((record) => (record === undefined ? record : opened(record, stored as IDBValidKey)));
    },
    getAll: (query, count) => pairs(query, count).then((found) => found.map(({ value }) => value)),
    getAllKeys: async (query, count) => {
      const asked = askedFor(names, query);
      if ("listed" in asked) return (await listed(asked.listed, count)).map(({ key }) => key);
      const keys = (await raw.getAllKeys(asked.stored, count)).map(shown);
      return count === undefined ? keys.sort(byKey) : keys;
    },
    getKey: async (query) => (await store.getAllKeys(query, 1))[0],
    openCursor: async (query, direction = "next") => {
      const keys = await store.getAllKeys(query);
      return cursorOver(store, direction.startsWith("prev") ? keys.reverse() : keys);
    },
    count: async (query) => {
      const asked = askedFor(names, query);
      return "listed" in asked ? (await listed(asked.listed)).length : raw.count(asked.stored);
    },
    put: (value, key) => write("put", value, key),
    add: (value, key) => write("add", value, key),
    delete: (query) => {
      const asked = askedFor(names, query);
      if (!("listed" in asked)) return raw.delete(asked.stored as IDBValidKey);
      return listed(asked.listed).then(async (keys) => {
        await Promise.all(keys.map(({ stored }) => raw.delete(stored)));
      });
    },
    clear: () => raw.clear(),
    index: (name) => sealedIndex(raw.index(name as never), shape, name, sealing),
  };
  return store;
}

type Batch = [records: unknown[], keys: IDBValidKey[]];

/**
 * Reads records, of such that do not hold their keys with these. Who goes on after a key with the next so many finds these read
 * already: the browser fetches them while the last ones are opened. Only where nothing can be written in between.
 */
function readingAhead(raw: RawStore, shape: StoreShape) {
  let next: { after: IDBValidKey; count: number; batch: Promise<Batch> } | undefined;
  const fetched = (query: IDBValidKey | IDBKeyRange | null, count?: number): Promise<Batch> =>
    Promise.all([raw.getAll(query, count), shape.keyPath === null ? raw.getAllKeys(query, count) : []]);
  return async (query: IDBValidKey | IDBKeyRange | null, count?: number): Promise<Batch> => {
    const goesOn = query instanceof IDBKeyRange && query.lowerOpen && query.upper === undefined;
    if (!goesOn || count === undefined || (raw.transaction.mode as IDBTransactionMode) !== "readonly")
      return fetched(query, count);
    const known = next?.count === count && indexedDB.cmp(next.after, query.lower) === 0 ? next.batch : undefined;
    next = undefined;
    const batch = await (known ?? fetched(query, count));
    const [records, keys] = batch;
    if (records.length < count) return batch;
    const after = keys.at(-1) ?? storedKeyOf(shape, records.at(-1));
    const ahead = fetched(IDBKeyRange.lowerBound(after, true), count);
    // Nobody may come for it.
    ahead.catch(() => undefined);
    next = { after, count, batch: ahead };
    return batch;
  };
}

/** One record after the other, by their keys. */
async function cursorOver(store: LayerStore, keys: readonly IDBValidKey[]): Promise<LayerCursor | null> {
  const [key, ...rest] = keys;
  if (key === undefined) return null;
  const own = store.keyPath === null ? key : undefined;
  return {
    key,
    primaryKey: key,
    value: await store.get(key),
    continue: () => cursorOver(store, rest),
    update: (value) => store.put(value, own),
    delete: () => store.delete(key),
  };
}

/** The key that a record holds. */
export function keyOf({ keyPath }: StoreShape, value: unknown): IDBValidKey {
  if (Array.isArray(keyPath)) return keyPath.map((path) => valueAt(value, path) as IDBValidKey);
  return valueAt(value, String(keyPath)) as IDBValidKey;
}
