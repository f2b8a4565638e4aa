import { browser } from "../../browser.ts";
import type { Sender } from "../../messages/sender.ts";
import type { Place, Run } from "./run.ts";

/**
 * Where the user is: in the tab from which they ask for something, else in the one in front in the window they were in last;
 * `null` when there is none.
 */
export async function whereabouts({ tabId }: Pick<Sender, "tabId">): Promise<Place | null> {
  const asking = tabId === undefined ? undefined : await tabOf(tabId);
  const [tab] = asking ? [asking] : await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id === undefined || tab.windowId === undefined ? null : { tabId: tab.id, windowId: tab.windowId };
}

/** The tab in front in a window. */
export async function inFrontOf(windowId: number): Promise<Place | null> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  return tab?.id === undefined ? null : { tabId: tab.id, windowId };
}

/** Has the user left the tab that we put in front? One that was closed has not been left. */
export async function hasGoneElsewhere({ shown }: Pick<Run, "shown">): Promise<boolean> {
  if (!shown?.seen) return false;
  const tab = await tabOf(shown.tabId);
  if (!tab) return false;
  if (!tab.active) return true;
  const focused = await browser.windows.getLastFocused({ populate: true });
  if (!focused.focused || focused.id === tab.windowId || focused.id === undefined) return false;
  // Somebody may look on from a page of ours in a window of its own.
  const front = focused.tabs?.find(({ active }) => active);
  return !front?.url?.startsWith(browser.runtime.getURL(""));
}

/** A tab; `undefined` once it is closed. */
export async function tabOf(tabId: number) {
  try {
    return await browser.tabs.get(tabId);
  } catch {
    return undefined;
  }
}
