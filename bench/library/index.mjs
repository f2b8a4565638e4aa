// How long the library takes to a usable list, with few and with many conversations, and to open a conversation.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { build } from "../../scripts/build.mjs";
import { bundle } from "../bundle.mjs";
import { longestTasks } from "./longest.mjs";

const sizes = [100, 10_000];
const lengths = [50, 5_000];
const rounds = 11;
/** Conversations at which the longest task is measured, and the aim in ms. */
const busy = 10_000;
const busyAim = 50;
const busyRounds = 3;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const verdict = (isMet) => (isMet ? "met" : "missed");

/** In the page: notes when something is there and has been painted. */
function watch(selectors) {
  globalThis.seenAt = {};
  const look = () => {
    for (const [name, { selector, count }] of Object.entries(selectors)) {
      if (globalThis.seenAt[name] !== undefined || document.querySelectorAll(selector).length < count) continue;
      globalThis.seenAt[name] = 0;
      requestAnimationFrame(() => setTimeout(() => (globalThis.seenAt[name] = performance.now())));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const seen = (page, name) =>
  page
    .waitForFunction((what) => globalThis.seenAt[what] > 0, name, { timeout: 60_000 })
    .then(() => page.evaluate((what) => globalThis.seenAt[what], name));

/** Opens the library afresh: ms from navigation until rows are painted, and until all are taken in. */
async function openList(context, address) {
  const page = await context.newPage();
  await page.addInitScript(watch, {
    first: { selector: "li.row", count: 5 },
    all: { selector: "[data-ready] li.row", count: 5 },
  });
  await page.goto(address);
  const times = { first: await seen(page, "first"), all: await seen(page, "all") };
  await page.close();
  return times;
}

/** Opens the long conversation by its address: ms from then until its first messages are drawn in full and painted. */
async function openChat(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("[data-ready]").waitFor();
  await page.evaluate(watch, { message: { selector: ".message-body:not(.waiting)", count: 3 } });
  const start = await page.evaluate(() => {
    location.hash = "#/c/chatgpt%3Along";
    return performance.now();
  });
  const ms = (await seen(page, "message")) - start;
  await page.close();
  return ms;
}

/** A browser of its own with so many conversations. */
async function prepare(count, length, script) {
  const extension = resolve("dist/chrome");
  const launch = chromiumLaunch();
  const profile = mkdtempSync(join(tmpdir(), "convokeep-library-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [...(launch.args ?? []), `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const address = `${new URL("/src/library/index.html", worker.url())}`;
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(`${script}; benchLibrary.fill(${count}, ${length})`);
  await page.close();
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, address, close, lists: [], chats: [] };
}

/** The longest task of the page, by what is done. */
async function longest(script) {
  const world = await prepare(busy, 50, script);
  const all = [];
  for (let round = 0; round < busyRounds; round++) all.push(await longestTasks(world, busy));
  await world.close();
  const medians = all[0].map(([name], place) => [name, median(all.map((each) => each[place][1]))]);
  return {
    title: `The longest task of the library's page, with ${busy.toLocaleString("en")} conversations`,
    columns: ["while", "ms of processor time", "aim"],
    rows: medians.map(([name, ms]) => [name, ms.toFixed(0), `under ${busyAim}: ${verdict(ms < busyAim)}`]),
    notes: [
      `The built extension in Chromium; of each act the longest task of the page's main thread, in processor time as the browser's trace tells it; medians of ${busyRounds} rounds on one archive.`,
    ],
  };
}

async function run() {
  build("chrome");
  const script = await bundle(import.meta.dirname, "benchLibrary");
  const worlds = [];
  for (const [place, size] of sizes.entries()) worlds.push(await prepare(size, lengths[place], script));
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const { context, address, lists, chats } of worlds) {
        const times = { list: await openList(context, address), chat: await openChat(context, address) };
        if (round === 0) continue;
        lists.push(times.list);
        chats.push(times.chat);
      }
    }
  } finally {
    for (const { close } of worlds) await close();
  }
  const [small, large] = worlds;
  const row = (what, of, aim) => {
    const [before, after] = [median(of(small)), median(of(large))];
    const said = aim ? `at most ${aim} ×: ${verdict(after <= aim * before)}` : "";
    return [what, before.toFixed(0), after.toFixed(0), `${(after / before).toFixed(2)} ×`, said];
  };
  const opening = {
    title: "Opening the library, and a conversation in it",
    columns: ["ms until", ...sizes.map((size) => `${size.toLocaleString("en")} conversations`), "", "aim"],
    rows: [
      row("the list can be used: rows painted", ({ lists }) => lists.map(({ first }) => first), 2),
      row("all rows, places and sites are taken in", ({ lists }) => lists.map(({ all }) => all)),
      row(
        `a conversation is open (${lengths.map((length) => length.toLocaleString("en")).join(" and ")} messages)`,
        ({ chats }) => chats,
      ),
    ],
    notes: [
      `The built extension in Chromium, each archive in a profile of its own, indexed; medians of ${rounds} openings each, in turn, the first discarded.`,
    ],
  };
  return [opening, await longest(script)];
}

export default { name: "library", run };
