import { asideByStore } from "../archive/sealed/aside.ts";
import { inboxCount } from "../archive/sealed/inbox.ts";
import { type VaultState, vaultState } from "../archive/sealed/vault.ts";
import { place } from "./place.ts";
import { keptKey } from "./session-key.ts";

/** How the archive is kept at this moment. */
export interface LockState {
  /** `off`: in the clear, whatever is being prepared. */
  state: "off" | "locked" | "open";
  /** It is being sealed, or put into the clear again; `waiting` when that cannot go on without the passphrase. */
  moving?: "on" | "off";
  waiting?: boolean;
  /** So much came while it was locked and has not been joined with the rest. */
  inbox: number;
  /** Stores of the records that could not be opened when the lock was turned off, and how many of each are kept aside. */
  aside: Readonly<Record<string, number>>;
}

export async function readLockState(): Promise<LockState> {
  const vault = await vaultState(place.vault);
  const { lock, move } = vault;
  const isOpen = lock === undefined || (await keptKey(lock.id)) !== undefined;
  return {
    state: lock === undefined ? "off" : isOpen ? "open" : "locked",
    ...(move ? { moving: move.lock ? "on" : "off", waiting: !(await canMove(vault)) } : {}),
    inbox: await inboxCount(place.vault),
    // While it is being turned off they may still come back.
    aside: move ? {} : await asideByStore(place.vault),
  };
}

/** Whether the keys are there that copying the archive takes. */
export async function canMove({ lock, move }: VaultState): Promise<boolean> {
  const ids = [lock?.id, move?.lock?.id].filter((id) => id !== undefined);
  const keys = await Promise.all(ids.map(keptKey));
  return keys.every((key) => key !== undefined);
}
