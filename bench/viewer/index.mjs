// A long message into elements: the viewer against plain markdown-it, in a real Chromium.
import { chromium } from "playwright";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { bundle } from "../bundle.mjs";

const characters = 100_000;
const kinds = ["mixed", "prose", "one block of code", "formulas"];
const reference = "markdown-it into the page";
const rounds = 15;

/** Every way in turn, several times; the first round warms up and is not counted. */
async function measureKind(page, kind, names) {
  await page.evaluate(([each, length]) => globalThis.bench.prepare(each, length), [kind, characters]);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      await page.requestGC();
      const ms = await page.evaluate((each) => globalThis.bench.measure(each), name);
      if (round > 0) runs[name].push(ms);
    }
  }
  const fastest = (name) => Math.min(...runs[name]);
  return names.map((name) => [kind, name, fastest(name).toFixed(1), (fastest(name) / fastest(reference)).toFixed(2)]);
}

async function run() {
  const script = await bundle(import.meta.dirname, "page");
  const browser = await chromium.launch({ ...chromiumLaunch(), headless: true });
  try {
    const page = await browser.newPage();
    await page.setContent("<!doctype html><body></body>");
    await page.addScriptTag({ content: script });
    const names = await page.evaluate(() => globalThis.bench.names);
    const rows = [];
    for (const kind of kinds) rows.push(...(await measureKind(page, kind, names)));
    return {
      title: "A message of 100 KB in the viewer",
      columns: ["message", "rendered by", "ms", "of markdown-it into the page"],
      rows,
      notes: [
        `The fastest of ${rounds} runs in turn after one that is not counted (slower ones measure what else the machine does), until the elements are in the page, without layout. The viewer sanitises, and leaves formulas and colours for when they come into view; the last row of each draws them all at once.`,
        "Aim: well under 100 ms for the viewer.",
      ],
    };
  } finally {
    await browser.close();
  }
}

export default { name: "viewer", run };
