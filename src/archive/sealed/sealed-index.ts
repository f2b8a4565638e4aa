import type { IDBPIndex } from "idb";
import type { LayerCursor, LayerIndex } from "./database-over.ts";
import { byKey, type Query, shownKey } from "./hidden-keys.ts";
import { openedOrTold, type Sealing, valueAt } from "./records.ts";
import { keyOf } from "./sealed-store.ts";
import { type IndexShape, indexValue, type StoreShape } from "./shapes.ts";

type RawIndex = IDBPIndex<unknown, string[], string, string, "readwrite">;

interface Found {
  key: IDBValidKey;
  primaryKey: IDBValidKey;
  value: unknown;
}

/**
 * An index of a sealed store. The database has its values hidden, or times by their day: what it finds is opened and looked at
 * again, and comes in the order of the true values.
 */
export function sealedIndex(raw: RawIndex, shape: StoreShape, name: string, sealing: Sealing): LayerIndex {
  const { path, kind } = shape.indexes.find((index) => index.name === name) as IndexShape;
  const multiple = raw.multiEntry;

  const open = (stored: unknown): Found[] =>
    openedOrTold(sealing, shape, stored, undefined).flatMap((value) => {
      const held = valueAt(value, path) as IDBValidKey;
      const keys = multiple && Array.isArray(held) ? held : [held];
      return keys.map((key) => ({ key, primaryKey: keyOf(shape, value), value }));
    });

  const find = async (query: Query, count?: number): Promise<Found[]> => {
    const rough = roughly(query, kind, sealing);
    const fits = matcher(query);
    // Of several entries of one record the database gives the record several times.
    const records = await raw.getAll(rough);
    const all =
      multiple && rough === null ? [...new Map(records.map((one) => [JSON.stringify(one), one])).values()] : records;
    return all
      .flatMap(open)
      .filter(({ key }) => fits(key))
      .sort((a, b) => byKey(a.key, b.key) || byKey(a.primaryKey, b.primaryKey))
      .slice(0, count);
  };

  return {
    get: (query) => find(query).then(([first]) => first?.value),
    getAll: (query, count) => find(query, count).then((found) => found.map(({ value }) => value)),
    getAllKeys: async (query, count) => {
      const rough = roughly(query, kind, sealing);
      if (kind === "day" || (rough === null) !== (query === null || query === undefined)) {
        return (await find(query, count)).map(({ primaryKey }) => primaryKey);
      }
      return (await raw.getAllKeys(rough, count)).map((key) => shownKey(sealing.names, key));
    },
    count: (query) => (query === undefined || query === null ? raw.count() : find(query).then((found) => found.length)),
    openCursor: (query, direction) => {
      if (kind !== "day" || direction !== "prev" || (query !== null && query !== undefined)) {
        throw new DOMException("not of a sealed index", "NotSupportedError");
      }
      return newestFirst(raw, open);
    },
  };
}

/** What the database is to be asked, which may find more than is wanted. */
function roughly(query: Query, kind: IndexShape["kind"], { names }: Sealing): IDBValidKey | IDBKeyRange | null {
  if (query === null || query === undefined) return null;
  const roughKey = (key: IDBValidKey) => indexValue(names, kind, key);
  if (!(query instanceof IDBKeyRange)) return roughKey(query);
  const { lower, upper } = query;
  if (kind === "hidden" && (typeof lower === "string" || typeof upper === "string")) return null;
  if (kind !== "day") return query;
  if (upper === undefined) return IDBKeyRange.lowerBound(roughKey(lower));
  if (lower === undefined) return IDBKeyRange.upperBound(roughKey(upper));
  return IDBKeyRange.bound(roughKey(lower), roughKey(upper));
}

function matcher(query: Query): (key: IDBValidKey) => boolean {
  if (query === null || query === undefined) return () => true;
  if (query instanceof IDBKeyRange) return (key) => query.includes(key);
  return (key) => indexedDB.cmp(key, query) === 0;
}

/** One record after the other, the latest first: read by the day, and put in order within it. */
async function newestFirst(raw: RawIndex, open: (stored: unknown) => Found[]): Promise<LayerCursor | null> {
  let days = await raw.openKeyCursor(null, "prevunique");
  let ofDay: Found[] = [];
  const next = async (): Promise<LayerCursor | null> => {
    while (ofDay.length === 0) {
      if (!days) return null;
      const day = days.key as IDBValidKey;
      ofDay = (await raw.getAll(day as never)).flatMap(open).sort((a, b) => byKey(b.key, a.key));
      days = await days.continue();
    }
    return { ...(ofDay.shift() as Found), continue: next };
  };
  return next();
}
