import { deleteDB } from "idb";
import { onTestFinished } from "vitest";
import { type Archive, type OpenOptions, openArchive } from "../open.ts";
import { takeKeysFrom } from "../sealed/keyring.ts";
import { changeVault, openVault, vaultOf } from "../sealed/vault.ts";

/** Whether all archives of the tests are sealed: then every law of the archive is one of sealed archives too. */
export const areSealed = import.meta.env?.VITE_CONVOKEEP_SEALED === "1";

/** An empty archive under a name of its own, which goes when the test is over. */
export async function freshArchive(options: OpenOptions = {}): Promise<Archive> {
  const name = options.name ?? `test-${crypto.randomUUID()}`;
  if (areSealed) await sealFromTheStart(name);
  const archive = await openArchive({ ...options, name, vault: vaultFor(name) });
  onTestFinished(async () => {
    archive.close();
    await deleteDB(name);
    if (!areSealed) return;
    (await openVault(vaultOf(name))).close();
    await deleteDB(vaultOf(name));
  });
  return archive;
}

const vaultFor = (name: string) => (areSealed ? vaultOf(name) : undefined);
const dataKey = crypto.getRandomValues(new Uint8Array(32));

async function sealFromTheStart(name: string): Promise<void> {
  takeKeysFrom(async () => ({ dataKey, until: Number.POSITIVE_INFINITY }));
  const none = new Uint8Array();
  const scrypt = { logN: 17, r: 8, p: 1, salt: none };
  const lock = { id: name, scrypt, wrapped: none, inboxPublic: none, inboxPrivate: none };
  await changeVault(vaultOf(name), (state) => ({ ...state, lock }));
}

/** The same archive over a new connection, for which nothing is remembered. */
export async function reopened(archive: Archive): Promise<Archive> {
  const { name } = archive.db;
  archive.close();
  const again = await openArchive({ name, vault: vaultFor(name) });
  onTestFinished(() => again.close());
  return again;
}

/** Everything in the archive, store by store, for comparing. Marks that differ with every write are left out. */
export async function dump({ db }: Archive): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const store of db.objectStoreNames) all[store] = [await db.getAllKeys(store), await db.getAll(store)];
  return all;
}
