import type { Page } from "@playwright/test";
import type { Double } from "../sites/kit/double.ts";
import { type ChromiumWithExtension, expect } from "./chromium.ts";

/** Several doubles as one: each answers for its own hosts. */
export async function serveAll(ext: ChromiumWithExtension, doubles: readonly { host: string; double: Double }[]) {
  const [first] = doubles;
  if (!first) throw new Error("no double");
  await ext.serve({
    ...first.double,
    reply: (request) => {
      const { host } = new URL(request.url);
      return (doubles.find((one) => host.endsWith(one.host)) ?? first).double.reply(request);
    },
  });
}

/** The library, in front. It notes which tabs come to the front from now on. */
export async function openLibrary(ext: ChromiumWithExtension): Promise<Page> {
  const library = await ext.open(ext.address("src/library/index.html"));
  await library.locator("html[data-ready]").waitFor();
  await library.evaluate(`
    globalThis.shown = [];
    chrome.tabs.onActivated.addListener(({ tabId }) => shown.push(tabId));
  `);
  return library;
}

/** Ids of the tabs that came to the front since the library was opened, in order. */
export function shownTabs(library: Page): Promise<number[]> {
  return library.evaluate("shown") as Promise<number[]>;
}

/** Id of the tab in front. */
export function tabInFront(inside: Page): Promise<number> {
  return inside.evaluate(
    "chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => tab.id)",
  ) as Promise<number>;
}

/** How many tabs are open. */
export function countTabs(inside: Page): Promise<number> {
  return inside.evaluate("chrome.tabs.query({}).then((tabs) => tabs.length)") as Promise<number>;
}

export const runPanel = (page: Page) => page.getByRole("region", { name: "Saving chats" });

/** Asks for all open chats in the library, and starts. */
export async function startAll(library: Page, count: number): Promise<void> {
  await library.getByRole("button", { name: "Save all open chat tabs" }).click();
  const dialog = library.getByRole("dialog", { name: "Save all open chat tabs" });
  await expect(dialog).toContainText("comes to the front");
  await expect(dialog.getByRole("checkbox")).toHaveCount(count);
  await dialog.getByRole("button", { name: `Save ${count} chats` }).click();
}
