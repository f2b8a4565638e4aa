import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type PlaceConfig, readConfig } from "./config.ts";

// Passwords and keys lie in a database of their own: the archive's exports, imports and deletions never touch it, and scripts in
// web pages cannot read it, as they could `storage.local`. No page may import this (scripts/check-boundaries.mjs).

interface Secrets extends DBSchema {
  places: { key: string; value: unknown };
}

/** All places that backups are written to, oldest first. Records that make no sense are passed over. */
export async function listPlaces(): Promise<PlaceConfig[]> {
  const records = await withSecrets((db) => db.getAll("places"));
  const places = records.map(readConfig).filter((place) => place !== undefined);
  return places.sort((a, b) => (a.added < b.added ? -1 : 1));
}

export async function readPlace(id: string): Promise<PlaceConfig | undefined> {
  return readConfig(await withSecrets((db) => db.get("places", id)));
}

/** One record, so that a place and its secrets never part; on disk when this resolves. */
export async function keepPlace(place: PlaceConfig): Promise<void> {
  await withSecrets(async (db) => {
    const { store, done } = db.transaction("places", "readwrite", { durability: "strict" });
    await Promise.all([store.put(place, place.id), done]);
  });
}

export async function forgetPlace(id: string): Promise<void> {
  await withSecrets((db) => db.delete("places", id));
}

/** Not open between uses, so that it can be deleted at any time. */
async function withSecrets<T>(work: (db: IDBPDatabase<Secrets>) => Promise<T>): Promise<T> {
  const db = await openDB<Secrets>("convokeep-secrets", 1, {
    upgrade: (made) => void made.createObjectStore("places"),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
