import { expect, type Page } from "@playwright/test";
import type { ChromiumWithExtension } from "./chromium.ts";

/** The library's page, at an address below its `#`. */
export async function openLibrary(ext: Pick<ChromiumWithExtension, "context" | "address">, hash = ""): Promise<Page> {
  const page = await ext.context.newPage();
  await page.goto(ext.address(`src/library/index.html${hash}`));
  await page.waitForSelector("html[data-ready]");
  return page;
}

const lockSettings = (page: Page) => page.getByRole("region", { name: "Lock" });
const button = (page: Page, name: string) => lockSettings(page).getByRole("button", { name, exact: true });

/** Turns the lock on as a person does, up to where the work begins. */
export async function beginLock(page: Page, passphrase: string): Promise<void> {
  await button(page, "Turn on the lock").click();
  await button(page, "Use my own").click();
  await lockSettings(page).getByLabel("Your passphrase").fill(passphrase);
  await button(page, "Next").click();
  await lockSettings(page).getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(page, "Turn on the lock").click();
}

/** Waits until the lock is on. */
export async function lockIsOn(page: Page): Promise<void> {
  await expect(lockSettings(page)).toContainText("The archive is encrypted.", { timeout: 120_000 });
}

/** Turns the lock off, up to where the work begins. */
export async function beginUnlocking(page: Page, passphrase: string): Promise<void> {
  await button(page, "Turn off").click();
  await lockSettings(page).getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(page, "Turn off").click();
}

/** Waits until the lock is off. */
export async function lockIsOff(page: Page): Promise<void> {
  await expect(button(page, "Turn on the lock")).toBeVisible({ timeout: 120_000 });
}

/** Changes the passphrase. */
export async function changePassphrase(page: Page, before: string, after: string): Promise<void> {
  await button(page, "Change passphrase").click();
  await lockSettings(page).getByLabel("Present passphrase").fill(before);
  await button(page, "Next").click();
  await button(page, "Use my own").click();
  await lockSettings(page).getByLabel("Your passphrase").fill(after);
  await button(page, "Next").click();
  await lockSettings(page).getByLabel("Passphrase", { exact: true }).fill(after);
  await button(page, "Change passphrase").click();
}

/** Waits for the lock screen. */
export async function isLocked(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "The archive is locked" })).toBeVisible();
}

/** Gives the passphrase on the lock screen, and waits until the page shows the archive. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("heading", { name: "The archive is locked" })).toHaveCount(0);
  await page.waitForSelector("html[data-ready] .library");
}
