import { browser } from "../browser.ts";

/** Opens the first-run page when the extension is installed. Call synchronously at start. */
export function listenToInstall(): void {
  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason === "install") await browser.tabs.create({ url: browser.runtime.getURL("src/welcome/index.html") });
  });
}
