import { browser } from "../browser.ts";

/** Shows the library in a tab: one that is open already comes to the front. The popup, if it is one, closes. */
export async function openLibrary(): Promise<void> {
  await browser.runtime.openOptionsPage();
  if (browser.extension.getViews({ type: "popup" }).includes(window)) window.close();
}
