import { deleteDB, openDB } from "idb";
import { onTestFinished } from "vitest";
import { type Archive, openArchive } from "../../open.ts";
import type { StoreName } from "../../schema.ts";
import { hiddenKey } from "../hidden-keys.ts";
import { takeKeysFrom } from "../keyring.ts";
import { sealKeysOf } from "../keys-of.ts";
import { type LockKeys, makeLockKeys } from "../lock-keys.ts";
import type { Place } from "../mover.ts";
import { namesWith } from "../names.ts";
import type { RawDatabase } from "../raw.ts";
import { sealingWith } from "../records.ts";
import { shapesOf } from "../shapes.ts";
import { changeVault, openVault } from "../vault.ts";

const made = makeLockKeys("a passphrase", { logN: 15, r: 8, p: 1 });

export interface Sealed {
  place: Place;
  archive: Archive;
  lock: LockKeys;
  /** The database without the layer. */
  bare: RawDatabase;
  bareName: string;
}

/** A locked archive that is open, and the database below it. */
export async function sealedArchive(): Promise<Sealed> {
  const name = `broken-${crypto.randomUUID()}`;
  const place = { name, vault: `${name}-vault`, writeOver: async () => undefined };
  const { lock, dataKey } = await made;
  takeKeysFrom(async () => ({ dataKey, until: Number.POSITIVE_INFINITY }));
  const bareName = `${name}-sealed`;
  await changeVault(place.vault, (state) => ({ ...state, database: bareName, lock }));
  const archive = await openArchive(place);
  const bare = (await openDB(bareName)) as unknown as RawDatabase;
  onTestFinished(async () => {
    bare.close();
    (await openArchive(place).catch(() => undefined))?.close();
    (await openVault(place.vault)).close();
    for (const each of [name, bareName, place.vault]) await deleteDB(each);
  });
  return { place, archive, lock, bare, bareName };
}

export type Row = Record<string, unknown> & { sealed: Uint8Array };

const strangers = sealingWith(sealKeysOf(new Uint8Array(32).fill(7)));

/** What can become of a record. */
export const damages: Record<string, (bare: RawDatabase, store: string, row: Row, other: Row) => Row> = {
  cut: (_, __, row) => ({ ...row, sealed: row.sealed.slice(0, -1) }),
  "flipped in one bit": (_, __, row) => ({
    ...row,
    sealed: row.sealed.map((byte, at) => (at === 20 ? byte ^ 4 : byte)),
  }),
  "exchanged for another": (_, __, row, other) => ({ ...row, sealed: other.sealed }),
  "sealed by a strange key": (bare, name, row) => {
    const shape = shapesOf(bare).get(name) as never;
    return { ...row, sealed: strangers.sealed(shape, { id: "x", at: 1 }, "x").sealed };
  },
};

/** Does it to the first record of a store, where there are two. Gives the record's key. */
export async function damage(bare: RawDatabase, name: string, how: string): Promise<IDBValidKey | undefined> {
  const [key, second] = await bare.getAllKeys(name);
  if (key === undefined || second === undefined) return undefined;
  await change(bare, name, how, [key, second]);
  return key;
}

/** Does it to one record of a store, which has two. @param key as the archive knows it */
export async function damageOne(bare: RawDatabase, name: StoreName, how: string, key: IDBValidKey): Promise<void> {
  const { dataKey } = await made;
  const hidden = hiddenKey(namesWith(sealKeysOf(dataKey).names), key);
  const keys = await bare.getAllKeys(name);
  const other = keys.find((each) => indexedDB.cmp(each, hidden) !== 0);
  if (other === undefined || keys.every((each) => indexedDB.cmp(each, hidden) !== 0)) throw new Error("no such record");
  await change(bare, name, how, [hidden, other]);
}

async function change(bare: RawDatabase, name: string, how: string, [key, second]: [IDBValidKey, IDBValidKey]) {
  const { store } = bare.transaction(name, "readwrite");
  const [row, other] = (await Promise.all([store.get(key), store.get(second)])) as [Row, Row];
  await store.put(damages[how]?.(bare, name, row, other), store.keyPath === null ? key : undefined);
}
