import { browser } from "../browser.ts";
import { askTab } from "../messages/ask.ts";
import { CodedError } from "../messages/errors.ts";
import { injectInto } from "./content-script.ts";
import { grantedOrigins, otherGrants } from "./grants.ts";
import { knownSites } from "./known-sites.ts";

/** Puts our scripts into the tabs that already show a granted site; a content script that runs there gives way. */
export async function injectIntoOpenTabs(): Promise<void> {
  const origins = (await Promise.all([...knownSites().map(grantedOrigins), otherGrants()])).flat();
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: origins, discarded: false });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : unlessRefused(injectInto(id)))));
}

/** Tells every page's content script that settings or grants changed. */
export async function refreshTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : refreshTab(id))));
}

/** Tells one page's content script the same. */
export async function refreshTab(tabId: number): Promise<void> {
  await unlessRefused(askTab(tabId, "content.refresh"));
}

/** Most tabs have none of our scripts, and an error page or a tab that closes takes none: none of this is a fault. */
async function unlessRefused(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof CodedError) || error.code === "unknown") console.warn("tab not reached", error);
  }
}
