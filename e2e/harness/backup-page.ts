import { expect, type Page } from "@playwright/test";
import type { DavServer } from "../servers/apache.ts";
import type { ChromiumWithExtension } from "./chromium.ts";

/** Opens the library's page of backups. */
export async function openBackupPage(ext: ChromiumWithExtension): Promise<Page> {
  const page = await ext.open(ext.address("src/library/index.html#/backup"));
  await page.locator("html[data-ready]").waitFor();
  return page;
}

/** The part of that page that tells of backups. */
export const yourBackups = (page: Page) => page.getByRole("region", { name: "Your backups" });

/** Sends the background what a page of ours may ask; gives its reply. */
export function askBackground(page: Page, name: string, ask?: object): Promise<unknown> {
  return page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ to: "background", name, ask })})`);
}

/** Waits for the preview of what is restored, imports all of it and waits for the report. */
export async function importAll(page: Page, timeout = 60_000): Promise<void> {
  await page.locator(".import-begin .primary").click({ timeout });
  await expect(page.locator("#report-title")).toBeVisible({ timeout });
}

/** Sets the server up as a place, past the browser's question for access, which nobody can answer in a test. */
export async function addDavPlace(page: Page, { address, user, password }: DavServer): Promise<void> {
  const place = { kind: "webdav", name: "My cloud", address: `${address}backup`, user, password };
  expect(await askBackground(page, "places.try", { place })).toMatchObject({ value: { ok: true } });
  await askBackground(page, "places.add", { place });
  await expect(yourBackups(page)).toContainText("No backup here yet");
}
