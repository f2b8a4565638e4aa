import { ArchiveError } from "./archive-error.ts";
import { connect } from "./connect.ts";
import { type Migration, migrations } from "./migrations.ts";
import type { Database } from "./schema.ts";
import { whenLocked } from "./sealed/keyring.ts";
import { vaultOf } from "./sealed/vault.ts";

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
  /** Name of the vault beside it; where there is none, it cannot be locked. */
  vault?: string | undefined;
}

const usual = "convokeep";

const opening = new Map<string, Promise<Archive>>();

whenLocked(() => {
  const all = [...opening.values()];
  opening.clear();
  for (const started of all) void started.then((archive) => archive.close()).catch(() => undefined);
});

/**
 * The archive, opened once per context and again after it was closed.
 * @throws ArchiveError `blocked` when another window still holds an older version after 5 s (the opening goes on: ask
 * again), `locked` until the user gives the passphrase, `newer` when a newer extension wrote it, `no-space`, `broken`.
 */
export function openArchive({
  name = usual,
  migrations: steps = migrations,
  vault = name === usual ? vaultOf(usual) : undefined,
}: OpenOptions = {}): Promise<Archive> {
  const known = opening.get(name);
  if (known) return settled(known);
  const forget = () => opening.delete(name);
  const started = openOne(connect(name, vault, steps, forget), forget);
  opening.set(name, started);
  started.catch(forget);
  return settled(started);
}

async function openOne(started: Promise<Database>, forget: () => void): Promise<Archive> {
  const db = await started;
  const close = () => {
    forget();
    db.close();
  };
  return { db, close };
}

/** The opening, or `blocked` when it takes too long; only other windows can make it. */
function settled(started: Promise<Archive>): Promise<Archive> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ArchiveError("blocked")), blockedAfter);
    started.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
