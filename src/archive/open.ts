import { openDB } from "idb";
import { ArchiveError, toArchiveError } from "./archive-error.ts";
import { type Migration, migrate, migrations } from "./migrations.ts";
import type { Database, Schema } from "./schema.ts";

/** How long an upgrade may wait for other windows to close theirs, in ms, before the caller is told. */
const blockedAfter = 5_000;

/** An open archive. Passed to every function that reads or writes it. */
export interface Archive {
  readonly db: Database;
  /** Closes this connection; the next `openArchive` makes a new one. */
  close(): void;
}

export interface OpenOptions {
  /** Name of the database; another one only in tests and benchmarks. */
  name?: string;
  migrations?: readonly Migration[];
}

const opening = new Map<string, Promise<Archive>>();

/**
 * The archive, opened once per context and again after it was closed.
 * @throws ArchiveError `blocked` when another window still holds an older version after 5 s (the opening goes on: ask
 * again), `newer` when a newer extension wrote it, `no-space`, `broken`.
 */
export function openArchive({
  name = "convokeep",
  migrations: steps = migrations,
}: OpenOptions = {}): Promise<Archive> {
  const known = opening.get(name);
  if (known) return settled(known);
  const forget = () => opening.delete(name);
  const started = connect(name, steps, forget);
  opening.set(name, started);
  started.catch(forget);
  return settled(started);
}

async function connect(name: string, steps: readonly Migration[], forget: () => void): Promise<Archive> {
  let failure: unknown;
  try {
    const db = await openDB<Schema>(name, steps.length, {
      upgrade(database, from, _to, transaction) {
        // That it failed is told by `openDB` itself.
        transaction.done.catch(() => undefined);
        // The browser does not wait for a promise: a failed step must end the upgrade by itself.
        migrate(database, from, transaction, steps).catch((error: unknown) => {
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
    });
    const close = () => {
      forget();
      db.close();
    };
    return { db, close };
  } catch (error) {
    throw failure === undefined ? toArchiveError(error) : new ArchiveError("broken", { cause: failure });
  }
}

/** The opening, or `blocked` when it takes too long; only other windows can make it. */
function settled(started: Promise<Archive>): Promise<Archive> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ArchiveError("blocked")), blockedAfter);
    started.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
