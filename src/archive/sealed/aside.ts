import type { LockKeys } from "./lock-keys.ts";
import type { Unopened } from "./pairs.ts";
import { type AsideRecord, openVault } from "./vault.ts";

/**
 * Records that could not be opened when the archive was put into the clear. They stay in the vault as they were, with the keys that
 * belong to them: nobody knows what they say, so nobody may delete them.
 */

/** Keeps them. Doing it twice does no harm. */
export async function putAside(vault: string, lock: LockKeys, records: readonly Unopened[]): Promise<void> {
  if (records.length === 0) return;
  const transaction = (await openVault(vault)).transaction("aside", "readwrite", { durability: "strict" });
  const at = new Date().toISOString();
  await Promise.all([
    ...records.map((one) => transaction.store.put({ ...one, at, lock }, keyOf(lock.id, one))),
    transaction.done,
  ]);
}

/** Takes back what was put aside from an archive that goes on as it was. */
export async function takeBack(vault: string, lock: string): Promise<void> {
  await (await openVault(vault)).delete("aside", IDBKeyRange.bound([lock], [lock, []]));
}

/** Takes back those of one store. @param range of keys as the database has them; `null`: all */
export async function takeBackSome(
  vault: string,
  lock: string,
  store: string,
  range: IDBKeyRange | null,
): Promise<void> {
  const transaction = (await openVault(vault)).transaction("aside", "readwrite");
  const all = await transaction.store.getAll(ofStore(lock, store));
  const those = all.filter(({ key }) => range === null || range.includes(key));
  await Promise.all([...those.map((one) => transaction.store.delete(keyOf(lock, one))), transaction.done]);
}

/** How many of an archive's records are aside, of one store. */
export async function asideCount(vault: string, lock: string, store: string): Promise<number> {
  return (await openVault(vault)).count("aside", ofStore(lock, store));
}

/** How many of each store are aside, of whatever archive; no record is read. */
export async function asideByStore(vault: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [, store = ""] of await (await openVault(vault)).getAllKeys("aside")) {
    counts[store] = (counts[store] ?? 0) + 1;
  }
  return counts;
}

/** All that is aside. */
export async function listAside(vault: string): Promise<AsideRecord[]> {
  return (await openVault(vault)).getAll("aside");
}

const ofStore = (lock: string, store: string) => IDBKeyRange.bound([lock, store], [lock, store, []]);
/** Keys of records are told by their text, as one key may not be part of another in every browser's order. */
const keyOf = (lock: string, { store, key }: Pick<Unopened, "store" | "key">) => [lock, store, JSON.stringify(key)];
