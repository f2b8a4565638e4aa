import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { fileOf } from "../src/import/testing/zip-of.ts";
import { chatgptExport } from "./harness/chatgpt-export.ts";
import { type ChromiumWithExtension, chromiumWithExtension } from "./harness/chromium.ts";
import { dropScript } from "./harness/drop-file.ts";
import { killBrowser } from "./harness/kill-browser.ts";
import { sized } from "./harness/long.ts";
import { removeFolder } from "./harness/remove-folder.ts";
import { random } from "./sites/random.ts";

const kills = sized(50, 2);
const chatsInFile = sized(1_500, 600);
const turns = 2;

/** A file of its own for each number; no two have a chat in common. */
async function fileNumber(number: number): Promise<Uint8Array> {
  const chats = Array.from({ length: chatsInFile }, (_, place) => ({
    id: `6b000000-0000-4000-8000-${`${number}`.padStart(4, "0")}${`${place}`.padStart(8, "0")}`,
    title: `Chat ${place} of file ${number}`,
    at: 1_700_000_000 + place * 3_600,
    turns,
  }));
  return new Uint8Array(await fileOf("conversations.json", chatgptExport(chats)).arrayBuffer());
}

/** Drops a file, and lets it be imported if nothing is to be gone on with. Returns when it is being written, or is. */
async function beginImport(page: Page, bytes: Uint8Array): Promise<"resumed" | "begun" | "held"> {
  await page.evaluate(dropScript("conversations.json", bytes));
  const button = page.locator(".import-begin .primary");
  await page.locator(".import-begin .primary, .import-work:has-text('Importing'), #report-title").first().waitFor();
  if ((await button.count()) === 0) return "resumed";
  if (await button.isDisabled()) return "held";
  await button.click();
  return "begun";
}

async function openImport(ext: ChromiumWithExtension): Promise<Page> {
  const page = await ext.open(ext.address("src/library/index.html#/import"));
  await page.locator("html[data-ready]").waitFor();
  // What was cut off is known once the list of imports was read.
  if ((await ext.archive.runs())[0]?.state === "running") await page.getByText("was cut off").waitFor();
  return page;
}

/** Waits until so many chats of the newest import are written, or all are. */
async function writtenSome(ext: ChromiumWithExtension, page: Page, count: number): Promise<void> {
  await expect(async () => {
    const [run] = await ext.archive.runs();
    const isDone = (await page.locator("#report-title").count()) > 0;
    expect(isDone || (run?.state === "running" && (run.counts.new ?? 0) >= count)).toBe(true);
  }).toPass({ intervals: [20], timeout: 120_000 });
}

test("a browser that is killed in the middle of an import goes on with it, exactly once", async () => {
  test.setTimeout(sized(3_600_000, 180_000));
  const seed = 31;
  const chance = random(seed);
  const profile = await mkdtemp(join(tmpdir(), "convokeep-import-"));
  let number = 0;
  let resumed = 0;
  let killed = 0;
  // Where an import was over before the browser was killed each time, some more.
  for (; killed < kills || (resumed === 0 && killed < kills + 6); killed++) {
    const ext = await chromiumWithExtension("chrome", profile);
    const page = await openImport(ext);
    const how = await beginImport(page, await fileNumber(number));
    if (how === "resumed") resumed += 1;
    const wanted = chance.int(0, chatsInFile - 100);
    if (how !== "held") await writtenSome(ext, page, wanted);
    // Held: it had been written whole when the browser was killed, and the page had not said so yet.
    if (how === "held" || (await page.locator("#report-title").count()) > 0) number += 1;
    await killBrowser(ext);
  }
  const ext = await chromiumWithExtension("chrome", profile);
  const page = await openImport(ext);
  const last = await beginImport(page, await fileNumber(number));
  if (last === "resumed") resumed += 1;
  if (last !== "held") {
    await expect(page.locator("#report-title")).toHaveText("Import done", { timeout: 120_000 });
  }

  const runs = await ext.archive.runs();
  const figures = runs.map(({ state, counts, added }) => ({ state, counts, added }));
  console.log(`seed ${seed}: ${killed} kills, ${resumed} resumed, ${runs.length} imports of ${chatsInFile} chats`);
  expect(resumed).toBeGreaterThan(0);
  for (const figure of figures) {
    expect(figure).toEqual({ state: "done", counts: { new: chatsInFile }, added: chatsInFile * turns * 2 });
  }
  const list = await ext.archive.list();
  expect(list).toHaveLength(runs.length * chatsInFile);
  expect(list.filter(({ messageCount }) => messageCount !== turns * 2)).toEqual([]);
  await ext.close();
  await removeFolder(profile);
});
