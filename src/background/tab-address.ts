import { browser } from "../browser.ts";

/** A tab's address, where a grant or a click lets us see it; `undefined` also for a tab that is gone. */
export async function addressOf(tabId: number): Promise<string | undefined> {
  try {
    const { url } = await browser.tabs.get(tabId);
    return url || undefined;
  } catch (error) {
    if (/no tab with id|invalid tab id/i.test(String(error))) return undefined;
    throw error;
  }
}
