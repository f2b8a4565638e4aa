import { lockEverywhere } from "../archive/sealed/keyring.ts";
import { dataKeyOf, type LockKeys, makeLockKeys, rewrapped } from "../archive/sealed/lock-keys.ts";
import { beginMove, cancelMove } from "../archive/sealed/mover.ts";
import { changeVault, vaultState } from "../archive/sealed/vault.ts";
import { lockAfter } from "../options.ts";
import { place } from "./place.ts";
import { keepKey, keptKey, putOff, removeKey } from "./session-key.ts";
import { wakeForWork } from "./work-alarm.ts";

/** After wrong passphrases in a row one must wait for 1, 2, 4 … and at most so many seconds. */
const mostWait = 60;

export type Tried =
  | { ok: true }
  /** `wrong`: another passphrase is needed; `wait`: it was not tried, as the last were wrong. */
  | { ok: false; why: "wrong" | "wait"; until: number };

/** Unlocks the archive, or lets a sealing go on that was broken off. The key is worked out here: it takes half a second. */
export async function unlock(passphrase: string): Promise<Tried> {
  return withKey(passphrase, (lock, dataKey) => keep(lock, dataKey));
}

/** Locks the archive in all windows. */
export async function lockNow(): Promise<void> {
  await removeKey();
  lockEverywhere();
}

/** Begins to seal the archive; the background does it. */
export async function beginLock(passphrase: string): Promise<void> {
  const { lock, dataKey } = await makeLockKeys(passphrase);
  await keep(lock, dataKey);
  await beginMove(place, lock);
  await wakeForWork();
}

/** Begins to put the archive into the clear again; the background does it. */
export async function beginUnsealing(passphrase: string): Promise<Tried> {
  return withKey(passphrase, async (lock, dataKey) => {
    await keep(lock, dataKey);
    await beginMove(place);
    await wakeForWork();
  });
}

/** Gives up what was begun: the archive stays as it is. */
export async function giveUp(): Promise<void> {
  await cancelMove(place);
  const { lock } = await vaultState(place.vault);
  if (!lock) await removeKey();
}

/** Takes another passphrase for the same key: records stay as they are. In one write, so that always one of the two opens it. */
export async function changePassphrase(before: string, after: string): Promise<Tried> {
  return withKey(before, async (lock, dataKey) => {
    const changed = await rewrapped(lock, dataKey, after);
    await changeVault(place.vault, ({ lock: now, move, ...state }) => ({
      ...state,
      ...(now ? { lock: now.id === changed.id ? changed : now } : {}),
      ...(move ? { move: move.lock?.id === changed.id ? { ...move, lock: changed } : move } : {}),
    }));
  });
}

/** The archive is in use: it stays open for as long as the user has set. */
export async function used(): Promise<void> {
  await putOff(await openUntil());
}

async function keep(lock: LockKeys, dataKey: Uint8Array): Promise<void> {
  await keepKey(lock.id, dataKey, await openUntil());
}

/** Sets after how many minutes without use the archive locks itself; 0: not before the browser ends. */
export async function setLockAfter(minutes: number): Promise<void> {
  await lockAfter.set(minutes);
  await used();
}

async function openUntil(): Promise<number> {
  const minutes = await lockAfter.get();
  return minutes > 0 ? Date.now() + minutes * 60_000 : Number.MAX_SAFE_INTEGER;
}

async function withKey(
  passphrase: string,
  act: (lock: LockKeys, dataKey: Uint8Array) => Promise<void>,
): Promise<Tried> {
  const { lock: own, move, wrong } = await vaultState(place.vault);
  const lock = own ?? move?.lock;
  if (!lock) throw new Error("no lock");
  if (wrong && Date.now() < wrong.until) return { ok: false, why: "wait", until: wrong.until };
  const dataKey = await dataKeyOf(lock, passphrase);
  if (!dataKey) return { ok: false, why: "wrong", until: await noteWrong() };
  await changeVault(place.vault, ({ wrong: _, ...state }) => state);
  await act(lock, dataKey);
  return { ok: true };
}

async function noteWrong(): Promise<number> {
  const { wrong } = await changeVault(place.vault, (state) => {
    const tries = (state.wrong?.tries ?? 0) + 1;
    const seconds = Math.min(mostWait, 2 ** (tries - 1));
    return { ...state, wrong: { tries, until: Date.now() + seconds * 1000 } };
  });
  return wrong?.until ?? 0;
}

/** Whether the archive can be read now: it is in the clear, or unlocked. */
export async function isOpen(): Promise<boolean> {
  const { lock } = await vaultState(place.vault);
  return lock === undefined || (await keptKey(lock.id)) !== undefined;
}
