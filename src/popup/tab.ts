import { browser } from "../browser.ts";

/** The tab the popup acts on. Address and title only where the browser lets us see them (activeTab or a grant). */
export interface PageTab {
  id: number;
  url?: string;
  title?: string;
}

/** The tab named by `?tab=<id>` when the popup is opened as a page, else the one it was opened over; `null` when there is none. */
export async function findTab(search: string): Promise<PageTab | null> {
  const named = new URLSearchParams(search).get("tab");
  const tab = named === null ? await activeTab() : await browser.tabs.get(Number(named));
  if (tab?.id === undefined) return null;
  return { id: tab.id, ...(tab.url && { url: tab.url }), ...(tab.title && { title: tab.title }) };
}

async function activeTab() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** Calls back when that tab has moved to another address or finished loading, until the signal aborts. */
export function onTabChanged(tabId: number, callback: () => void, signal: AbortSignal): void {
  const listener = (changed: number, change: { status?: string; url?: string; title?: string }) => {
    if (changed === tabId && (change.status === "complete" || change.url || change.title)) callback();
  };
  browser.tabs.onUpdated.addListener(listener);
  signal.addEventListener("abort", () => browser.tabs.onUpdated.removeListener(listener));
}
