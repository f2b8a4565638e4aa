import type { StoreName } from "../schema.ts";
import { shownKey } from "./hidden-keys.ts";
import type { Layer } from "./layer.ts";
import { putPair, readPairs, type Unopened } from "./pairs.ts";
import { leftStore, type Touched, touchedStore } from "./touched.ts";

/** Where records go that cannot be opened, and come back from when they are gone or were written anew. */
export interface Aside {
  put(records: readonly Unopened[]): Promise<void>;
  takeBack(store: string, range: IDBKeyRange | null): Promise<void>;
}

/** How far a copy is. It is kept in the new database, in the transaction of what was copied. */
export interface Progress {
  /** The store that is being copied, '' before the first; `null`: all were. */
  store: string | null;
  /** The last key that was copied of it, as the old database has it. */
  after?: IDBValidKey;
  /** Records, of so many at the beginning. */
  done: number;
  total: number;
}

/** Where it is kept, in `meta`. */
export const progressKey = "lock:copied";
/** A step takes about so long, in ms. */
const stepMs = 200;
/** And a transaction so long. */
const batchMs = 40;
/** Notes that are dealt with in one go. */
const notesAtOnce = 100;

export async function readProgress({ db }: Layer): Promise<Progress | undefined> {
  return (await db.get("meta", progressKey)) as Progress | undefined;
}

/** Copies for a while; gives how far it is then. */
export async function copySome(from: Layer, to: Layer, before: Progress, aside: Aside): Promise<Progress> {
  let progress = before.store === "" ? await begun(from) : before;
  let atOnce = 4;
  const end = performance.now() + stepMs;
  while (progress.store !== null && performance.now() < end) {
    const start = performance.now();
    progress = await copyBatch(from, to, progress, atOnce, aside);
    const took = performance.now() - start;
    atOnce = took < batchMs ? Math.min(atOnce * 2, 500) : Math.max(1, atOnce >> 1);
  }
  return progress;
}

async function begun({ raw }: Layer): Promise<Progress> {
  const stores = storesOf(raw.objectStoreNames);
  const counts = await Promise.all(stores.map((store) => raw.count(store)));
  return { store: stores[0] ?? null, done: 0, total: counts.reduce((sum, count) => sum + count, 0) };
}

function storesOf(names: Iterable<string>): string[] {
  return [...names].filter((name) => name !== touchedStore && name !== leftStore);
}

async function copyBatch(from: Layer, to: Layer, progress: Progress, atOnce: number, aside: Aside): Promise<Progress> {
  const { store, after, done, total } = progress as Progress & { store: StoreName };
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const { pairs, broken, count, last } = await readPairs(from, store, range, atOnce);
  await aside.put(broken);
  const stores = storesOf(from.raw.objectStoreNames);
  const next = stores[stores.indexOf(store) + 1] ?? null;
  const moved =
    last === undefined || count < atOnce
      ? { store: next, done: done + count, total }
      : { store, after: last, done: done + count, total };
  const transaction = to.db.transaction([store, "meta"], "readwrite");
  const into = transaction.objectStore(store);
  const writes = pairs.map(({ key, value }) => putPair(into, key, value));
  await Promise.all([...writes, transaction.objectStore("meta").put(moved, progressKey), transaction.done]);
  return moved;
}

/** Copies once more what was written since it was copied, as long as there are notes of it. */
export async function copyAgain(from: Layer, to: Layer, aside: Aside): Promise<void> {
  for (;;) {
    const [ids, notes] = await Promise.all([
      from.raw.getAllKeys(touchedStore, null, notesAtOnce),
      from.raw.getAll(touchedStore, null, notesAtOnce) as Promise<Touched[]>,
    ]);
    if (ids.length === 0) return;
    for (const note of notes) await copyTouched(from, to, note, aside);
    // Only now: were it broken off before, they would be copied again.
    const last = ids.at(-1) as IDBValidKey;
    await from.raw.delete(touchedStore, IDBKeyRange.upperBound(last));
  }
}

/** True when no more notes are left than a moment's work. */
export async function isSmallRest({ raw }: Layer): Promise<boolean> {
  return (await raw.count(touchedStore)) <= notesAtOnce;
}

async function copyTouched(from: Layer, to: Layer, touched: Touched, aside: Aside): Promise<void> {
  const store = touched.store as StoreName;
  const range = rangeOf(touched);
  const { pairs, broken } = await readPairs(from, store, range);
  // Whoever writes a record has made it whole, and whoever removes one wanted it gone.
  await aside.takeBack(store, range);
  await aside.put(broken);
  const kept = new Set(pairs.map(({ key }) => JSON.stringify(key)));
  const transaction = to.db.transaction(store, "readwrite");
  const into = transaction.store;
  const { sealing } = from;
  const shown = rangeOf(touched, (key) => (sealing ? shownKey(sealing.names, key) : key));
  const present = (await into.getAllKeys(shown as never)) as IDBValidKey[];
  const gone = present.filter((key) => !kept.has(JSON.stringify(key)) && !(store === "meta" && key === progressKey));
  await Promise.all([
    ...pairs.map(({ key, value }) => putPair(into, key, value)),
    ...gone.map((key) => into.delete(key as never)),
    transaction.done,
  ]);
}

/** What was touched, by the keys that the old database has, or by others that they stand for. */
function rangeOf(touched: Touched, by = (key: IDBValidKey): IDBValidKey => key): IDBKeyRange | null {
  if ("all" in touched) return null;
  if ("key" in touched) return IDBKeyRange.only(by(touched.key));
  const { lower, upper, lowerOpen, upperOpen } = touched.range;
  if (lower === undefined) return IDBKeyRange.upperBound(by(upper as IDBValidKey), upperOpen);
  if (upper === undefined) return IDBKeyRange.lowerBound(by(lower), lowerOpen);
  return IDBKeyRange.bound(by(lower), by(upper), lowerOpen, upperOpen);
}
