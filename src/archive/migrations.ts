import type { Database, UpgradeTransaction } from "./schema.ts";

/** One step from a version of the database to the next. */
export type Migration = (db: Database, transaction: UpgradeTransaction) => void | Promise<void>;

/**
 * All steps in order: the first makes version 1 out of nothing. A released step is never changed; what changes the
 * database is a new step at the end, with a fixture of the version before it in migrations.dom.test.ts.
 */
export const migrations: readonly Migration[] = [createStores, createSearchIndex, createImports];

function createStores(db: Database): void {
  const conversations = db.createObjectStore("conversations", { keyPath: "id" });
  conversations.createIndex("updated", "updated.at");
  conversations.createIndex("lastCaptured", "lastCaptured");
  conversations.createIndex("deletedAt", "deletedAt");
  db.createObjectStore("outlines", { keyPath: ["conversation", "page"] });
  db.createObjectStore("chunks", { keyPath: ["conversation", "chunk"] });
  db.createObjectStore("assets", { keyPath: "sha256" }).createIndex("unused", "unused");
  db.createObjectStore("assetBytes", { keyPath: "sha256" });
  db.createObjectStore("tombstones", { keyPath: "hash" });
  db.createObjectStore("jobs", { keyPath: "id" });
  db.createObjectStore("staging", { keyPath: ["transfer", "part"] }).createIndex("at", "at");
  db.createObjectStore("meta");
}

/** An empty index for searching, with all that is held waiting to be taken in. */
async function createSearchIndex(db: Database, transaction: UpgradeTransaction): Promise<void> {
  db.createObjectStore("unindexed", { keyPath: "id" });
  for (const name of ["indexState", "indexDocs", "indexTerms", "indexPosts"] as const) db.createObjectStore(name);
  const ids = await transaction.objectStore("conversations").getAllKeys();
  const waiting = transaction.objectStore("unindexed");
  await Promise.all(ids.map((id) => waiting.put({ id, mark: 0 })));
}

/** What imports need to go on after a crash and to be undone, and a way from a conversation to its assets. */
function createImports(db: Database, transaction: UpgradeTransaction): void {
  db.createObjectStore("importRuns", { keyPath: "id" });
  db.createObjectStore("importJournal", { keyPath: ["id", "run"] }).createIndex("run", "run");
  transaction.objectStore("assets").createIndex("conversations", "conversations", { multiEntry: true });
  transaction.objectStore("conversations").createIndex("runs", "imported.runs", { multiEntry: true });
}

/** Runs the steps that a database of version `from` lacks (0: a new one). */
export async function migrate(
  db: Database,
  from: number,
  transaction: UpgradeTransaction,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  for (const step of steps.slice(from)) await step(db, transaction);
}
