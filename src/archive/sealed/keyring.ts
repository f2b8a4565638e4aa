import { ArchiveError } from "../archive-error.ts";
import { type SealKeys, sealKeysOf } from "./keys-of.ts";

/** An archive's data key while it is unlocked. */
export interface OpenKey {
  dataKey: Uint8Array;
  /** When it is to be forgotten, in ms since 1970, unless the archive is used again before. */
  until: number;
}

/** Where a context has data keys from, by their id. */
export type KeySource = (id: string) => Promise<OpenKey | undefined>;

/** What contexts of the extension tell each other; no page of a site hears it. */
type Said = { ask: string } | { answer: string; key: OpenKey } | { until: number } | { locked: true };

/** How long to wait for another context to answer, in ms. */
const patienceMs = 1_500;

const state: { source: KeySource; until: number; keys: Map<string, SealKeys>; channel?: BroadcastChannel } = {
  source: askOthers,
  until: Number.POSITIVE_INFINITY,
  keys: new Map(),
};
const forgetting = new Set<() => void>();

/** From now on this context has its keys from there, and lends them to those of the extension that cannot read it. */
export function takeKeysFrom(source: KeySource): void {
  state.source = source;
  channel();
}

/** Calls back when the keys are forgotten, here or anywhere. */
export function whenLocked(callback: () => void): void {
  forgetting.add(callback);
}

/** The keys of a sealed archive. @throws ArchiveError `locked` */
export async function keysFor(id: string): Promise<SealKeys> {
  const known = state.keys.get(id);
  if (known && Date.now() < state.until) return known;
  const found = await state.source(id);
  if (!found || Date.now() >= found.until) throw new ArchiveError("locked");
  state.until = found.until;
  const keys = sealKeysOf(found.dataKey);
  state.keys.set(id, keys);
  channel();
  return keys;
}

/** Throws once the time is over, however long the context was asleep. @throws ArchiveError `locked` */
export function checkUnlocked(): void {
  if (Date.now() < state.until) return;
  forgetKeys();
  throw new ArchiveError("locked");
}

/** Tells all contexts until when the archive stays open. */
export function stayOpen(until: number): void {
  state.until = until;
  channel().postMessage({ until } satisfies Said);
}

/** Forgets the keys in all contexts. Whoever keeps them elsewhere removes them there first. */
export function lockEverywhere(): void {
  channel().postMessage({ locked: true } satisfies Said);
  forgetKeys();
}

function forgetKeys(): void {
  state.keys.clear();
  state.until = Number.POSITIVE_INFINITY;
  for (const callback of forgetting) callback();
}

function channel(): BroadcastChannel {
  if (state.channel) return state.channel;
  const opened = new BroadcastChannel("convokeep-lock");
  opened.onmessage = ({ data }: MessageEvent<Said>) => void hear(data, opened);
  state.channel = opened;
  return opened;
}

async function hear(said: Said, on: BroadcastChannel): Promise<void> {
  if ("locked" in said) forgetKeys();
  else if ("until" in said) state.until = said.until;
  else if ("ask" in said && state.source !== askOthers) {
    const key = await state.source(said.ask);
    if (key) on.postMessage({ answer: said.ask, key } satisfies Said);
  }
}

/** For workers and documents that cannot read the browser's storage: pages and the background can. */
function askOthers(id: string): Promise<OpenKey | undefined> {
  return new Promise((resolve) => {
    const asking = new BroadcastChannel("convokeep-lock");
    const end = (key?: OpenKey) => {
      clearTimeout(timer);
      asking.close();
      resolve(key);
    };
    const timer = setTimeout(end, patienceMs);
    asking.onmessage = ({ data }: MessageEvent<Said>) => {
      if ("answer" in data && data.answer === id) end(data.key);
    };
    asking.postMessage({ ask: id } satisfies Said);
  });
}
