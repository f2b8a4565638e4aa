import { deleteDB, openDB } from "idb";
import { connectTo } from "../connect.ts";
import { type Migration, migrations } from "../migrations.ts";
import { asideCount, putAside, takeBack, takeBackSome } from "./aside.ts";
import { type Aside, copyAgain, copySome, isSmallRest, type Progress, progressKey, readProgress } from "./copy.ts";
import { keysFor } from "./keyring.ts";
import { databaseOf, type Layer } from "./layer.ts";
import { type Sealing, sealingWith } from "./records.ts";
import { leftStore, touchedStore } from "./touched.ts";
import { changeVault, type Move, type VaultState, vaultState } from "./vault.ts";
import { nextTurn } from "./versions.ts";
import { writeOver } from "./write-over.ts";

/** The archive's name, and that of the vault beside it. */
export interface Place {
  name: string;
  vault: string;
  migrations?: readonly Migration[];
  /** Writes over what was deleted; another way only in tests, as it takes seconds. */
  writeOver?(name: string): Promise<void>;
}

export interface Mover {
  /**
   * Some part of the work. May be broken off anywhere and taken up by another mover: each step finds what is to be done next by
   * what the databases say. @throws ArchiveError `locked` while a key is missing
   */
  step(): Promise<Progress | "done">;
  /** Ends its connections. */
  close(): void;
}

/** Where the archive lies while it is sealed, and where in the clear. */
const sealedName = (name: string) => `${name}-sealed`;

/**
 * Notes that the archive is to be copied into a new database, sealed where keys are given, and to be used from there. What was
 * begun before and not ended is given up. Steps of a mover do it.
 */
export async function beginMove({ name, vault }: Place, lock?: Move["lock"]): Promise<void> {
  const { database = name, lock: own } = await changeVault(vault, ({ move: _, ...state }) => state);
  if (own) await takeBack(vault, own.id);
  const to = database === name ? sealedName(name) : name;
  await deleteDB(to);
  await changeVault(vault, ({ drop: _, ...state }) => ({ ...state, move: { to, ...(lock ? { lock } : {}) } }));
}

/** Gives up what `beginMove` began: the archive stays where it is. */
export async function cancelMove(place: Place): Promise<void> {
  const { lock } = await changeVault(place.vault, ({ move, ...state }) => (move ? { ...state, drop: move.to } : state));
  if (lock) await takeBack(place.vault, lock.id);
  await tidy(place);
}

/**
 * Removes what a move has left behind, and lets writes go on where one was broken off in its last moments and cannot go on,
 * as its key is missing.
 */
export async function tidy(place: Place): Promise<void> {
  const { database = place.name, move, drop, lock } = await vaultState(place.vault);
  if (drop !== undefined) {
    await deleteDB(drop);
    // What was in the clear is to go from the disk too, as far as that is in our power.
    if (lock && drop === place.name) await (place.writeOver ?? writeOver)(`${place.name}-random`);
    await changeVault(place.vault, ({ drop: _, ...state }) => state);
  }
  const stores = await storesOf(database);
  if (!move && stores.includes(touchedStore)) await stepAside(database, [], [touchedStore, leftStore]);
  else if (move && stores.includes(leftStore)) await stepAside(database, [], [leftStore]);
}

/** The names of a database's stores; it is not made where there is none. */
async function storesOf(name: string): Promise<string[]> {
  const all = await indexedDB.databases();
  if (!all.some((one) => one.name === name)) return [];
  const db = await openDB(name);
  const stores = [...db.objectStoreNames];
  db.close();
  return stores;
}

/** Makes and removes stores when all other connections are closed and their writes complete: what opens later sees it. */
async function stepAside(name: string, make: readonly string[], remove: readonly string[]): Promise<void> {
  const probe = await openDB(name);
  const { version } = probe;
  probe.close();
  const db = await openDB(name, nextTurn(version), {
    upgrade(upgrading) {
      const has = (store: string) => upgrading.objectStoreNames.contains(store as never);
      for (const store of make) if (!has(store)) upgrading.createObjectStore(store as never, { autoIncrement: true });
      for (const store of remove) if (has(store)) upgrading.deleteObjectStore(store as never);
    },
  });
  db.close();
}

interface Ends {
  from: Layer;
  to: Layer;
}

export function createMover(place: Place): Mover {
  const steps = place.migrations ?? migrations;
  let ends: Ends | undefined;
  const close = () => {
    ends?.from.raw.close();
    ends?.to.raw.close();
    ends = undefined;
  };
  const open = async (database: string, lock: VaultState["lock"]): Promise<Layer> => {
    const sealing: Sealing | undefined = lock && sealingWith(await keysFor(lock.id));
    const raw = await connectTo(database, steps, close, sealing);
    return { raw, db: databaseOf(raw, sealing), ...(sealing ? { sealing } : {}) };
  };
  const connected = async (database: string, lock: VaultState["lock"], move: Move): Promise<Ends> => {
    ends ??= { from: await open(database, lock), to: await open(move.to, move.lock) };
    return ends;
  };
  const step = async (): Promise<Progress | "done"> => {
    const { database = place.name, lock, move } = await vaultState(place.vault);
    if (!move) {
      close();
      await tidy(place);
      return "done";
    }
    const { from, to } = await connected(database, lock, move);
    const aside = asideOf(place.vault, lock);
    const stores = from.raw.objectStoreNames;
    if (!stores.contains(touchedStore)) {
      close();
      await stepAside(database, [touchedStore], []);
      return nothingYet;
    }
    if (stores.contains(leftStore)) {
      await copyAgain(from, to, aside);
      if (await isWhole({ from, to }, place.vault, lock?.id)) {
        await finish(place, to, move);
        return step();
      }
      // It must not be used, and nobody may be kept waiting: it is made anew.
      close();
      await stepAside(database, [], [leftStore]);
      await deleteDB(move.to);
      if (lock) await takeBack(place.vault, lock.id);
      return nothingYet;
    }
    const progress = (await readProgress(to)) ?? nothingYet;
    if (progress.store !== null) return copySome(from, to, progress, aside);
    await copyAgain(from, to, aside);
    if (!(await isSmallRest(from))) return progress;
    close();
    await stepAside(database, [leftStore], []);
    // At once, as all who want to write wait for it.
    return step();
  };
  return { step, close };
}

const nothingYet: Progress = { store: "", done: 0, total: 0 };

/** Only records that are sealed can be such that they cannot be opened. */
function asideOf(vault: string, lock: VaultState["lock"]): Aside {
  return {
    put: async (records) => lock && putAside(vault, lock, records),
    takeBack: async (store, range) => lock && takeBackSome(vault, lock.id, store, range),
  };
}

/**
 * Whether the new database has as many records as the old one, besides how far it was copied and what had to be put aside, in
 * each store.
 */
async function isWhole({ from, to }: Ends, vault: string, lock: string | undefined): Promise<boolean> {
  const noted = (await readProgress(to)) ? 1 : 0;
  for (const store of from.raw.objectStoreNames) {
    if (store === touchedStore || store === leftStore) continue;
    const [before, after] = await Promise.all([from.raw.count(store), to.raw.count(store)]);
    const aside = lock === undefined ? 0 : await asideCount(vault, lock, store);
    if (after + aside !== before + (store === "meta" ? noted : 0)) return false;
  }
  return true;
}

/** Nothing writes to the old database any more, and all that it holds is in the new one: that is the archive from now on. */
async function finish({ name, vault }: Place, to: Layer, { lock, to: database }: Move): Promise<void> {
  const transaction = to.db.transaction("meta", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.delete(progressKey), transaction.done]);
  await changeVault(vault, ({ database: old = name, lock: _, move: __, wrong: ___, ...state }) => ({
    ...state,
    ...(database === name ? {} : { database }),
    ...(lock ? { lock } : {}),
    drop: old,
  }));
}
