import { deleteDB } from "idb";
import { onTestFinished } from "vitest";
import { type Archive, type OpenOptions, openArchive } from "../open.ts";

/** An empty archive under a name of its own, which goes when the test is over. */
export async function freshArchive(options: OpenOptions = {}): Promise<Archive> {
  const name = options.name ?? `test-${crypto.randomUUID()}`;
  const archive = await openArchive({ ...options, name });
  onTestFinished(async () => {
    archive.close();
    await deleteDB(name);
  });
  return archive;
}

/** The same archive over a new connection, for which nothing is remembered. */
export async function reopened(archive: Archive): Promise<Archive> {
  const { name } = archive.db;
  archive.close();
  const again = await openArchive({ name });
  onTestFinished(() => again.close());
  return again;
}

/** Everything in the archive, store by store, for comparing. Marks that differ with every write are left out. */
export async function dump({ db }: Archive): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const store of db.objectStoreNames) all[store] = [await db.getAllKeys(store), await db.getAll(store)];
  return all;
}
