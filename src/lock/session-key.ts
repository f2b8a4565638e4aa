import { type OpenKey, stayOpen } from "../archive/sealed/keyring.ts";
import { browser } from "../browser.ts";

/** Where the archive's data key is while it is unlocked: in memory alone, gone when the browser ends; no page's script reads it. */
const stored = "lock:key";
/** The alarm that ends the time. */
export const lockAlarm = "lock";

interface Kept {
  id: string;
  /** Base64, as Chromium keeps nothing but JSON there. */
  dataKey: string;
  until: number;
}

/** The data key of that id, while the archive is unlocked and its time is not over. */
export async function keptKey(id: string): Promise<OpenKey | undefined> {
  const kept = await read();
  if (kept?.id !== id || Date.now() >= kept.until) return undefined;
  return { dataKey: Uint8Array.from(atob(kept.dataKey), (character) => character.charCodeAt(0)), until: kept.until };
}

export async function keepKey(id: string, dataKey: Uint8Array, until: number): Promise<void> {
  const kept: Kept = { id, dataKey: btoa(String.fromCharCode(...dataKey)), until };
  await browser.storage.session.set({ [stored]: kept });
  await wakeAt(until);
}

export async function removeKey(): Promise<void> {
  await browser.storage.session.remove(stored);
  await browser.alarms.clear(lockAlarm);
}

/** When the archive locks itself, in ms since 1970; `undefined` while no key is kept. */
export async function lockTime(): Promise<number | undefined> {
  return (await read())?.until;
}

/** Puts off the time at which the archive locks itself. One that is over is over. */
export async function putOff(until: number): Promise<void> {
  const kept = await read();
  if (!kept || Date.now() >= kept.until) return;
  await browser.storage.session.set({ [stored]: { ...kept, until } });
  stayOpen(until);
  await wakeAt(until);
}

async function wakeAt(until: number): Promise<void> {
  if (until < Number.MAX_SAFE_INTEGER) await browser.alarms.create(lockAlarm, { when: until });
  else await browser.alarms.clear(lockAlarm);
}

/** Calls back when the key comes or goes, until the signal aborts. */
export function onKeyChanged(callback: (isThere: boolean) => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, area: string) => {
    const change = area === "session" ? changes[stored] : undefined;
    if (change && (change.oldValue === undefined) !== (change.newValue === undefined))
      callback(change.newValue !== undefined);
  };
  browser.storage.onChanged.addListener(listener);
  signal?.addEventListener("abort", () => browser.storage.onChanged.removeListener(listener));
}

async function read(): Promise<Kept | undefined> {
  return (await browser.storage.session.get(stored))[stored] as Kept | undefined;
}
