import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import { build } from "vite";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { run as runSearch } from "./search.mjs";

const rounds = 21;
/** 1,020 messages of 3,000 characters: the newest ones share a chunk with twenty others, as on average. */
const messages = 1_020;
const length = 3_000;
const conversations = 10_000;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${value.toFixed(1)} ms`;
const ratio = (value) => `${value.toFixed(2)} ×`;
const verdict = (isMet) => (isMet ? "met" : "missed");

async function buildPage(folder) {
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      outDir: folder,
      target: "es2022",
      rollupOptions: { input: resolve("bench/archive/page.ts"), output: { format: "iife", entryFileNames: "page.js" } },
    },
  });
  return readFile(join(folder, "page.js"), "utf8");
}

/** A page in a browser with a profile of its own. */
async function openPage(folder, name, script) {
  const context = await chromium.launchPersistentContext(join(folder, name), { headless: true, ...chromiumLaunch() });
  await context.route("https://bench.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }),
  );
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto("https://bench.example/");
  await page.addScriptTag({ content: script });
  const call = (what, ...args) => page.evaluate(([name, given]) => globalThis.bench[name](...given), [what, args]);
  return { call, close: () => context.close() };
}

/** Calls each variant in turn, round after round, and gives the medians without the first round. */
async function interleaved(variants, count) {
  const times = variants.map(() => []);
  for (let round = 0; round < count; round++) {
    for (const [place, variant] of variants.entries()) times[place].push(await variant());
  }
  return times.map((all) => median(all.slice(1)));
}

async function measureMerge(folder, script) {
  const names = ["store", "seen", "bare", "whole"];
  const pages = await Promise.all(names.map((name) => openPage(folder, name, script)));
  for (const page of pages) await page.call("prepareLong", messages, length);
  const [store, seen, bare, whole] = pages;
  const medians = await interleaved(
    [
      () => store.call("addMessage", length),
      () => seen.call("addMessageSeeingAll", length),
      () => bare.call("touchChunk", length),
      () => whole.call("rewriteWhole"),
    ],
    rounds,
  );
  await Promise.all(pages.map((page) => page.close()));
  return medians;
}

async function measureList(folder, script) {
  const page = await openPage(folder, "list", script);
  await page.call("prepareMany", conversations, 20, 475);
  const medians = await interleaved(
    [() => page.call("list"), () => page.call("listFirst"), () => page.call("readAll")],
    7,
  );
  await page.close();
  return medians;
}

async function run() {
  const folder = await mkdtemp(join(tmpdir(), "convokeep-archive-"));
  try {
    const script = await buildPage(join(folder, "build"));
    const [store, seen, bare, whole] = await measureMerge(folder, script);
    const [list, first, all] = await measureList(folder, script);
    return {
      title: "Archive: merging and listing",
      columns: ["measure", "median", "compared", "aim", ""],
      rows: [
        ["get and put of the newest chunk, nothing else", ms(bare), "", "", ""],
        [
          "merge and store one new message",
          ms(store),
          `${ratio(store / bare)} the bare get and put`,
          "at most 2 ×",
          verdict(store / bare <= 2),
        ],
        [
          "the same, with all other messages sent as seen",
          ms(seen),
          `${ratio(seen / bare)} the bare get and put`,
          "",
          "",
        ],
        [
          "get and put of the whole conversation in one record",
          ms(whole),
          `${ratio(whole / store)} merge and store`,
          "at least 5 ×",
          verdict(whole / store >= 5),
        ],
        [
          `list ${conversations.toLocaleString("en")} conversations`,
          ms(list),
          `${ratio(list / all)} reading them all`,
          "at most 0.1 ×",
          verdict(list / all <= 0.1),
        ],
        ["list the newest 50", ms(first), `${ratio(first / all)} reading them all`, "", ""],
        ["read all records of all conversations", ms(all), "", "", ""],
      ],
      notes: [
        `Conversation of ${messages.toLocaleString("en")} messages of ${length.toLocaleString("en")} characters; the list's have 20 messages of 475 characters each.`,
        `Each variant of merging in a profile of its own; interleaved, medians of ${rounds - 1} rounds (list: 6), the first discarded.`,
        "Merging includes finding the message's place, path, coverage and list row; times are from the call to the completed transaction.",
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export default { name: "archive", run: async () => [await run(), ...(await runSearch())] };
