// Full and incremental backups in memory, against a plain ZIP of the same chats and against sealing the same bytes alone.
import { readFileSync } from "node:fs";
import { chromium } from "playwright";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { bundle } from "../bundle.mjs";

const count = 10_000;
const changed = 100;
const rounds = 3;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The English texts of exports, as the browser has them. */
function texts() {
  const file = new URL("../../public/_locales/en/messages.json", import.meta.url);
  const messages = JSON.parse(readFileSync(file, "utf8"));
  const entries = Object.entries(messages).filter(([key]) => key.startsWith("export_"));
  return { locale: "en", texts: Object.fromEntries(entries.map(([key, { message }]) => [key, message])) };
}

async function once(script) {
  const browser = await chromium.launch({ ...chromiumLaunch(), headless: true });
  try {
    const page = await browser.newPage();
    await page.route("https://bench.test/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
    );
    await page.goto("https://bench.test/");
    await page.addScriptTag({ content: script });
    return await page.evaluate(([many, few, said]) => globalThis.measure(many, few, said), [count, changed, texts()]);
  } finally {
    await browser.close();
  }
}

export default {
  async run() {
    const script = await bundle(import.meta.dirname, "BackupBench");
    const runs = [];
    for (let round = 0; round < rounds; round++) runs.push(await once(script));
    const of = (pick) => median(runs.map(pick));
    const speed = (ms, bytes) => `${Math.round(bytes / 2 ** 20 / (ms / 1000))} MB/s`;
    const ratio = (pick) => `${of(pick).toFixed(2)} times`;
    const size = runs[0].size;
    const seconds = (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
    const row = (what, pick, against) => [what, seconds(of(pick)), speed(of(pick), size), against];
    return {
      title: "Backups",
      columns: ["what", "time", "speed", "against"],
      rows: [
        row("plain ZIP of everything", ({ zip }) => zip, ""),
        row("age alone, 4 MiB at a time", ({ age }) => age, ""),
        row("full backup", ({ plain }) => plain.full, `ZIP: ${ratio((run) => run.plain.full / run.zip)}`),
        row(
          "full backup, encrypted",
          ({ sealed }) => sealed.full,
          `ZIP and age: ${ratio((run) => run.sealed.full / (run.zip + run.age))}`,
        ),
        [
          `${changed} changed chats`,
          seconds(of(({ plain }) => plain.more)),
          "",
          `full: ${ratio((run) => run.plain.more / run.plain.full)}`,
        ],
        [
          `${changed} changed chats, encrypted`,
          seconds(of(({ sealed }) => sealed.more)),
          "",
          `full: ${ratio((run) => run.sealed.more / run.sealed.full)}`,
        ],
        [
          "nothing changed",
          seconds(of(({ plain }) => plain.none)),
          "",
          `full: ${ratio((run) => run.plain.none / run.plain.full)}`,
        ],
      ],
      notes: [
        `${count.toLocaleString("en")} chats of 8 messages and 8 KB each, ${Math.round(size / 2 ** 20)} MB as a ZIP, in Chromium, from memory to memory: reading back and comparing every file included, the network not.`,
        `Median of ${rounds} rounds; ratios are of one round each.`,
      ],
    };
  },
};
