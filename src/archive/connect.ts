import { deleteDB, type OpenDBCallbacks, openDB } from "idb";
import { sleep } from "../lib/sleep.ts";
import { ArchiveError, toArchiveError } from "./archive-error.ts";
import { type Migration, migrate } from "./migrations.ts";
import type { Database, Schema } from "./schema.ts";
import { checkUnlocked, keysFor } from "./sealed/keyring.ts";
import type { RawDatabase } from "./sealed/raw.ts";
import { type Sealing, sealingWith } from "./sealed/records.ts";
import { sealedDatabase } from "./sealed/sealed-database.ts";
import { leftStore, touchedDatabase, touchedStore } from "./sealed/touched.ts";
import { sealedUpgrade } from "./sealed/upgrade.ts";
import { type VaultState, vaultState } from "./sealed/vault.ts";
import { schemaOf, withSchema } from "./sealed/versions.ts";

/** How long to wait before looking again where the archive is, in ms, while it is being put elsewhere. */
const lookAgainMs = 50;

/**
 * A connection to the archive, wherever it is and however it is kept. @param forget called when the connection has ended
 * @throws ArchiveError `locked`, `newer`, `broken` …
 */
export async function connect(
  name: string,
  vault: string | undefined,
  steps: readonly Migration[],
  forget: () => void,
): Promise<Database> {
  if (vault === undefined) return (await connectTo(name, steps, forget)) as unknown as Database;
  for (;;) {
    const state = await vaultState(vault);
    const sealing = state.lock && sealingWith(await keysFor(state.lock.id));
    const database = state.database ?? name;
    const raw = await connectTo(database, steps, forget, sealing);
    const now = await vaultState(vault);
    const stores = raw.objectStoreNames;
    if (isSame(state, now) && !stores.contains(leftStore)) {
      if (stores.contains(touchedStore)) return touchedDatabase(raw, sealing, sealing && checkUnlocked);
      return sealing ? sealedDatabase(raw, sealing, checkUnlocked) : (raw as unknown as Database);
    }
    raw.close();
    // It was put elsewhere just before, and this made an empty one anew.
    if (!isSame(state, now) && now.move?.to !== database) await deleteDB(database);
    await sleep(lookAgainMs);
  }
}

function isSame(a: VaultState, b: VaultState): boolean {
  return a.database === b.database && a.lock?.id === b.lock?.id;
}

/** A connection to one database, brought up to date. @param sealing of its records, where they are sealed @throws ArchiveError */
export async function connectTo(
  name: string,
  steps: readonly Migration[],
  forget: () => void,
  sealing?: Sealing,
): Promise<RawDatabase> {
  let failure: unknown;
  const callbacks: OpenDBCallbacks<Schema> = {
    upgrade(database, from, _to, transaction) {
      // That it failed is told by `openDB` itself.
      transaction.done.catch(() => undefined);
      const upgrading = sealing ? sealedUpgrade(transaction, sealing) : transaction;
      // The browser does not wait for a promise: a failed step must end the upgrade by itself.
      migrate(database, schemaOf(from), upgrading, steps).catch((error: unknown) => {
        failure = error;
        transaction.abort();
      });
    },
    // A newer version wants in: this one steps aside at once, and its next use opens the new one.
    blocking(_current, _blocked, event) {
      forget();
      (event.target as IDBDatabase).close();
    },
    terminated: forget,
  };
  try {
    return (await openAt(name, steps.length, callbacks)) as unknown as RawDatabase;
  } catch (error) {
    throw failure === undefined ? toArchiveError(error) : new ArchiveError("broken", { cause: failure });
  }
}

/** Databases that were or are being copied have higher versions, of which a part is the schema's. */
async function openAt(name: string, schema: number, callbacks: OpenDBCallbacks<Schema>) {
  try {
    return await openDB<Schema>(name, schema, callbacks);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "VersionError")) throw error;
    const probe = await openDB(name);
    const { version } = probe;
    probe.close();
    if (schemaOf(version) > schema) throw error;
    return openDB<Schema>(name, withSchema(version, schema), callbacks);
  }
}
