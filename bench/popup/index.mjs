// How long the popup takes to a usable list, with 50 and with 5,000 conversations in the archive.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { build } from "../../scripts/build.mjs";

const sizes = [50, 5000];
const rounds = 9;

/** List rows like those of a real archive, newest first. */
function rowsFor(count) {
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1) - i * 3_600_000).toISOString();
    return {
      id: `chatgpt:bench-${i}`,
      site: "chatgpt",
      url: `https://chatgpt.com/c/bench-${i}`,
      title: `Conversation ${i} about a thing that takes a line to name`,
      titleFrom: "page",
      updated: { at, from: "capture" },
      firstCaptured: at,
      lastCaptured: at,
      tags: [],
      starred: false,
      coverage: { state: i % 3 === 0 ? "partial" : "complete", held: 20, gaps: [], unreadImages: 0 },
      messageCount: 20,
      rev: i,
      outline: "{}",
    };
  });
}

/** Writes rows into the extension's archive, which one visit of the popup has created. */
async function seed(page, rows) {
  await page.evaluate(async (list) => {
    const [{ name }] = await indexedDB.databases();
    const db = await new Promise((ok, no) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => ok(request.result);
      request.onerror = () => no(request.error);
    });
    const write = db.transaction("conversations", "readwrite");
    for (const row of list) write.objectStore("conversations").put(row);
    await new Promise((ok, no) => {
      write.oncomplete = ok;
      write.onabort = () => no(write.error);
    });
    db.close();
  }, rows);
}

/** Opens the popup afresh: ms from navigation until rows stand in the list and the next frame is painted. */
async function open(context, address) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelectorAll("[role=row] input[type=checkbox], li input[type=checkbox]").length >= 5) {
        requestAnimationFrame(() => setTimeout(() => (globalThis.usableAt = performance.now())));
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address);
  await page.waitForFunction(() => globalThis.usableAt !== undefined, null, { timeout: 30_000 });
  const ms = await page.evaluate(() => globalThis.usableAt);
  await page.close();
  return ms;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A browser of its own with so many conversations, ready to be measured. */
async function prepare(count) {
  const extension = resolve("dist/chrome");
  const launch = chromiumLaunch();
  const profile = mkdtempSync(join(tmpdir(), "convokeep-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    headless: true,
    args: [...launch.args, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const address = `${new URL("/src/popup/index.html", worker.url())}`;
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  await page.getByText("Nothing archived yet").waitFor();
  await seed(page, rowsFor(count));
  await page.close();
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { count, open: () => open(context, address), close, times: [] };
}

async function run() {
  build("chrome");
  const browsers = [];
  for (const size of sizes) browsers.push(await prepare(size));
  try {
    for (const each of browsers) await each.open();
    for (let round = 0; round < rounds; round++) for (const each of browsers) each.times.push(await each.open());
  } finally {
    for (const each of browsers) await each.close();
  }
  const reference = median(browsers[0].times);
  return {
    title: "Opening the popup",
    columns: ["conversations", "ms to a usable list", `of ${sizes[0]}`],
    rows: browsers.map(({ count, times }) => [
      count.toLocaleString("en"),
      median(times).toFixed(0),
      (median(times) / reference).toFixed(2),
    ]),
    notes: [`Median of ${rounds} openings each, in turn, first discarded; usable: rows painted. Aim: at most 2 times.`],
  };
}

export default { name: "popup", run };
