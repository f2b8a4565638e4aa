import { browser } from "../browser.ts";
import { ownSiteAt } from "../lib/own-site.ts";
import type { SiteState } from "../messages/contract.ts";
import { pausedConversations, pausedSites } from "../options.ts";
import { withArchive } from "./archive.ts";
import { announce } from "./changes.ts";
import { driftOf } from "./drift-notes.ts";
import { isGranted, otherGrants } from "./grants.ts";
import { knownSites } from "./known-sites.ts";
import { unlessLocked } from "./lock/while-locked.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { injectIntoOpenTabs, refreshTabs } from "./open-tabs.ts";
import { reconcileScripts } from "./registered-scripts.ts";

/** Keeps scripts and pages in step with what the user has granted. Call synchronously at start. */
export function listenToGrants(): void {
  browser.permissions.onAdded.addListener(grantsChanged);
  browser.permissions.onRemoved.addListener(grantsChanged);
  // After an install or update the open tabs have no script, or one that has lost its extension.
  browser.runtime.onInstalled.addListener(async () => {
    await reconcileScripts();
    await injectIntoOpenTabs();
  });
  reconcileScripts().catch((error: unknown) => console.warn("scripts not reconciled", error));
}

async function grantsChanged(): Promise<void> {
  await reconcileScripts();
  await injectIntoOpenTabs();
  await refreshTabs();
  announce({ sites: true });
}

/** Every known site with what the user has decided about it, then the granted servers of their own. */
export async function listSites(): Promise<SiteState[]> {
  const paused = await pausedSites.get();
  const drifts = (id: string) =>
    unlessLocked(
      () => withArchive((archive) => driftOf(archive, id)),
      () => undefined,
    );
  const known = knownSites().map(async ({ id, name, origins }) => {
    const granted = (await Promise.all(origins.map(isGranted))).every(Boolean);
    const drift = await drifts(id);
    return { id, name, origins: [...origins], granted, paused: paused.includes(id), ...(drift ? { drift } : {}) };
  });
  const own = (await otherGrants()).flatMap((origin) => {
    const site = ownSiteAt(origin.replace("*://", "https://"));
    return site ? [{ ...site, origins: [origin], granted: true, paused: paused.includes(site.id) }] : [];
  });
  return [...(await Promise.all(known)), ...own];
}

export async function pauseSite({ site, paused }: { site: string; paused: boolean }): Promise<void> {
  await switchIn(pausedSites, site, paused);
}

export async function pauseConversation(ask: { conversation: string; paused: boolean }): Promise<void> {
  await switchIn(pausedConversations, ask.conversation, ask.paused);
}

const inTurn = oneAtATime();

/** Puts an id into a stored list or takes it out, and tells pages and tabs. */
async function switchIn(option: typeof pausedSites, id: string, on: boolean): Promise<void> {
  await inTurn(async () => {
    const others = (await option.get()).filter((each) => each !== id);
    await option.set(on ? [...others, id] : others);
  });
  await refreshTabs();
  announce({ sites: true });
}
