// A whole import in a browser, against parsing and bare puts of the same records.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import { build } from "vite";
import { chromiumLaunch } from "../../scripts/browsers.mjs";

const setting = { bytes: Number(process.env.CONVOKEEP_BENCH_BYTES ?? 60e6), seed: 20261122, rounds: 3 };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${value.toFixed(0)} ms`;
const verdict = (isMet) => (isMet ? "met" : "missed");

async function buildPage(folder) {
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      outDir: folder,
      target: "es2022",
      rollupOptions: {
        input: resolve("bench/import/whole-page.ts"),
        output: { format: "iife", entryFileNames: "page.js" },
      },
    },
  });
  return readFile(join(folder, "page.js"), "utf8");
}

/** A page in a browser with a profile of its own. */
async function openPages(folder, name, script) {
  const context = await chromium.launchPersistentContext(join(folder, name), { headless: true, ...chromiumLaunch() });
  await context.route("https://bench.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }),
  );
  const open = async () => {
    const page = await context.newPage();
    await page.goto("https://bench.example/");
    await page.addScriptTag({ content: script });
    return (what, ...args) => page.evaluate(([name, given]) => globalThis.bench[name](...given), [what, args]);
  };
  return { open, close: () => context.close() };
}

/** One round in a profile of its own, in which nothing was stored before. */
async function measure(folder, round, script) {
  const browser = await openPages(folder, `round-${round}`, script);
  try {
    const call = await browser.open();
    const other = await browser.open();
    const { size, conversations } = await call("prepare", setting.seed, setting.bytes);
    const parse = await call("parse");
    const whole = await call("whole", "archive");
    const again = await call("again");
    const bare = await call("barePuts", "bare");
    const alone = await other("capturesFor", "archive", 1_500);
    const undo = await call("undo");
    const importing = call("whole", "second");
    const during = await other("capturesFor", "second", 1_500);
    await importing;
    return {
      size,
      conversations,
      parse,
      whole,
      again,
      bare,
      undo,
      alone: median(alone),
      during: median(during),
      longest: Math.max(...during),
    };
  } finally {
    await browser.close();
  }
}

/** What it takes to import one large file, to import it again, and to undo it. */
export async function wholeImport() {
  const folder = await mkdtemp(join(tmpdir(), "convokeep-import-"));
  try {
    const script = await buildPage(join(folder, "build"));
    const all = [];
    for (let round = 0; round < setting.rounds; round++) all.push(await measure(folder, round, script));
    const of = (name) => median(all.map((each) => each[name]));
    const ratio = median(all.map(({ whole, parse, bare }) => whole / (parse + bare)));
    const second = median(all.map(({ again, whole }) => again / whole));
    return {
      title: "Importing an export into the archive",
      columns: ["measure", "median", "compared", "aim", ""],
      rows: [
        ["parsing into conversations", ms(of("parse")), "", "", ""],
        ["bare puts of the conversations' records", ms(of("bare")), "", "", ""],
        [
          "whole import: parsing, merging, writing with journal and cursor",
          ms(of("whole")),
          `${ratio.toFixed(2)} × parsing plus bare puts; ${((of("conversations") / of("whole")) * 1000).toFixed(0)} conversations per second`,
          "at most 1.5 ×",
          verdict(ratio <= 1.5),
        ],
        [
          "second import, which changes nothing",
          ms(of("again")),
          `${second.toFixed(2)} × the first`,
          "at most 0.33 ×",
          verdict(second <= 1 / 3),
        ],
        ["undoing the import", ms(of("undo")), "", "", ""],
        [
          "storing a capture during an import",
          ms(of("during")),
          `alone ${ms(of("alone"))}, longest ${ms(of("longest"))}`,
          "",
          "",
        ],
      ],
      notes: [
        `Invented ChatGPT export of ${of("conversations").toLocaleString("en")} conversations, ${(of("size") / 1e6).toFixed(0)} MB; each round in a new profile, medians of ${setting.rounds} rounds, each ratio within its round.`,
        "Batches of at most 50 conversations or 2 MB, each one transaction. Bare puts: list rows, outlines and chunks as the import left them, 50 conversations in a transaction.",
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
