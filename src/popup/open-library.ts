import { browser } from "../browser.ts";

const path = "src/library/index.html";

/** @param hash of one of the library's pages; absent: its first */
export function addressOfLibrary(hash = ""): string {
  return browser.runtime.getURL(path) + hash;
}

/**
 * Shows the library in a tab: one that is open already comes to the front. The popup, if it is one, closes.
 * @param hash of the page to be shown; absent: what is shown there, or the first
 */
export async function openLibrary(hash?: string): Promise<void> {
  const open = browser.extension.getViews({ type: "tab" }).find(showsLibrary);
  const tab = open && (await tabOf(open));
  if (!open || tab?.id === undefined) await browser.tabs.create({ url: addressOfLibrary(hash) });
  else {
    if (hash !== undefined) open.location.hash = hash;
    await browser.tabs.update(tab.id, { active: true });
    if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  }
  if (browser.extension.getViews({ type: "popup" }).includes(window)) window.close();
}

/** The settings are the same page, and stay as they are. */
function showsLibrary({ location }: Window): boolean {
  return location.pathname.endsWith(path) && location.hash !== "#/settings";
}

/** The tab that a page of ours is in. Only the page itself can ask, with a `chrome` of its own. */
function tabOf(view: Window): Promise<{ id?: number; windowId?: number } | undefined> {
  return (view as unknown as { chrome: typeof browser }).chrome.tabs.getCurrent();
}
