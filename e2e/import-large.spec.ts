import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { chatgptExport } from "./harness/chatgpt-export.ts";
import { expect, test } from "./harness/chromium.ts";
import { sized } from "./harness/long.ts";
import { removeFolder } from "./harness/remove-folder.ts";

test.describe.configure({ timeout: sized(1_800_000, 180_000) });
test.use({ build: "chrome" });

const count = sized(10_000, 1_500);
/** Longest task of the page in ms; a usual run shares its processors with other tests. */
const longest = sized(50, 250);

/** Notes from now on every task of the page that takes 50 ms or more. */
async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  return () => page.evaluate(() => Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks));
}

test(`a file of ${count} chats keeps no task of the page busy`, async ({ ext }) => {
  const chats = Array.from({ length: count }, (_, place) => ({
    id: `6d000000-0000-4000-8000-${`${place}`.padStart(12, "0")}`,
    title: `Chat ${place} about ${["weirs", "locks", "herons"][place % 3]}`,
    at: 1_600_000_000 + place * 3_600,
    turns: 2,
  }));
  const folder = await mkdtemp(join(tmpdir(), "convokeep-large-"));
  const path = join(folder, "conversations.json");
  await writeFile(path, chatgptExport(chats));
  const page = await ext.open(ext.address("src/library/index.html#/import"));
  await page.locator("html[data-ready]").waitFor();
  const worst = await watchTasks(page);
  const told: string[] = [];
  const tell = async (what: string) => told.push(`${what} ${Math.round(await worst())} ms`);

  const started = Date.now();
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.locator(".import-begin").waitFor({ timeout: sized(300_000, 60_000) });
  const looked = Date.now() - started;
  await tell("looked through");
  await page.getByRole("searchbox").fill("herons");
  await page.getByRole("checkbox", { name: "Select all" }).click();
  await page.getByRole("searchbox").fill("");
  await tell("searched and chosen");
  await page.locator(".found-rows").evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
  await page.locator(".import-begin .primary").click();
  await expect(page.locator("#report-title")).toHaveText("Import done", { timeout: sized(900_000, 120_000) });
  await tell("imported");
  console.log(
    `${count} chats: looked through in ${looked} ms, all in ${Date.now() - started} ms; longest task: ${told.join(", ")}`,
  );
  await removeFolder(folder);
  expect(await worst()).toBeLessThan(longest);
});
