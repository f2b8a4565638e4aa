import { browser } from "../browser.ts";

/** How far the archive is sealed, or put into the clear: records of so many. */
export interface MoveProgress {
  done: number;
  total: number;
}

const stored = "lock:progress";

/** Tells how far it is; `null`: it has ended. */
export async function toldProgress(progress: MoveProgress | null): Promise<void> {
  if (!progress) await browser.storage.session.remove(stored);
  else await browser.storage.session.set({ [stored]: { done: progress.done, total: progress.total } });
}

/** Calls back with how far it is, now and when that changes, until the signal aborts. */
export async function onProgress(
  callback: (progress: MoveProgress | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === "session" ? changes[stored] : undefined;
    if (change) callback((change.newValue ?? null) as MoveProgress | null);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener("abort", () => browser.storage.onChanged.removeListener(listener));
  callback(((await browser.storage.session.get(stored))[stored] ?? null) as MoveProgress | null);
}
