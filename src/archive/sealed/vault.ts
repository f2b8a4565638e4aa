import type { DBSchema, IDBPDatabase } from "idb";
import { openOnce } from "../../lib/open-once.ts";
import type { LockKeys } from "./lock-keys.ts";

/** How the archive is kept: in the clear, or sealed. There is none before a lock is first turned on. */
export interface VaultState {
  /** Name of the database that holds the archive; absent: its own name, in the clear. */
  database?: string;
  /** Keys of that database, themselves sealed by the passphrase; absent: it is in the clear. */
  lock?: LockKeys;
  /** The archive is being copied into another database, which is then the one. */
  move?: Move;
  /** A database that is of no use any more and to be deleted. */
  drop?: string;
  /** Wrong passphrases in a row, and when the next may be tried, in ms since 1970. */
  wrong?: { tries: number; until: number };
}

export interface Move {
  to: string;
  /** Keys of the other database, where it is the sealed one. */
  lock?: LockKeys;
}

/** Something that came while the archive was locked, sealed to its public key. */
export interface InboxRecord {
  sealed: Uint8Array;
}

/** A record that could not be opened when the archive was put into the clear; see aside.ts. */
export interface AsideRecord {
  store: string;
  key: IDBValidKey;
  record: unknown;
  /** When it was put there (ISO). */
  at: string;
  lock: LockKeys;
}

interface VaultSchema extends DBSchema {
  state: { key: "state"; value: VaultState };
  inbox: { key: number; value: InboxRecord };
  aside: { key: string[]; value: AsideRecord };
}

/** A small database beside the archive, readable at any time. */
export type Vault = IDBPDatabase<VaultSchema>;

/** The vault beside an archive, opened once per context. */
export const openVault: (name: string) => Promise<Vault> = openOnce<VaultSchema>((db) => {
  db.createObjectStore("state");
  db.createObjectStore("inbox", { autoIncrement: true });
  db.createObjectStore("aside");
});

/** How the archive is kept now. */
export async function vaultState(name: string): Promise<VaultState> {
  return (await (await openVault(name)).get("state", "state")) ?? {};
}

/** Changes how the archive is kept, at once and for good. `change` gets what is and gives what is to be. */
export async function changeVault(name: string, change: (state: VaultState) => VaultState): Promise<VaultState> {
  const vault = await openVault(name);
  const transaction = vault.transaction("state", "readwrite", { durability: "strict" });
  const after = change((await transaction.store.get("state")) ?? {});
  await Promise.all([transaction.store.put(after, "state"), transaction.done]);
  return after;
}

/** Name of the vault beside an archive. */
export const vaultOf = (archive: string) => `${archive}-vault`;
