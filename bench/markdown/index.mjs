// Page HTML to Markdown: 1,000 messages in a real Chromium, against one text pass over the same messages and against other converters.
import { chromium } from "playwright";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { bundle } from "../bundle.mjs";

const setting = { messages: 1000, seed: 20261120 };
const reference = "TreeWalker text pass";
const rounds = 6;
const columns = [
  "converter",
  "ms",
  "of text pass",
  "longest message ms",
  "code",
  "language",
  "TeX",
  "tables",
  "links",
  "no button text",
];

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Every converter in turn, several times; the first round warms up and is not counted. */
async function measureAll(page, names) {
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      await page.requestGC();
      const measured = await page.evaluate((each) => globalThis.bench.measure(each), name);
      if (round > 0) runs[name].push(measured);
    }
  }
  return runs;
}

const share = ({ found, all }) => `${found}/${all}`;

async function row(page, name, runs) {
  const ms = median(runs[name].map((run) => run.ms));
  const base = median(runs[reference].map((run) => run.ms));
  const figures = [
    String(Math.round(ms)),
    (ms / base).toFixed(2),
    median(runs[name].map((run) => run.longest)).toFixed(1),
  ];
  if (name === reference) return [name, ...figures, "", "", "", "", "", ""];
  const kept = await page.evaluate((each) => globalThis.bench.check(each), name);
  const facts = [kept.code, kept.languages, kept.tex, kept.tables, kept.links, kept.chrome];
  return [name, ...figures, ...facts.map(share)];
}

/** Share of cases that say the same afterwards, by converter. */
async function keptTable(page, names) {
  const kept = [];
  for (const name of names) kept.push([name, await page.evaluate((each) => globalThis.bench.keep(each), name)]);
  const files = Object.keys(kept[0][1].own);
  const percent = ({ found, all }) => `${((100 * found) / all).toFixed(1)} %`;
  return {
    title: "HTML that says the same after Markdown",
    columns: ["converter", "CommonMark", ...files],
    rows: kept.map(([name, { commonmark, own }]) => [
      name,
      percent(commonmark),
      ...files.map((file) => percent(own[file])),
    ]),
    notes: [
      `To Markdown, rendered again, compared as a browser shows it: the ${kept[0][1].commonmark.all} examples of the CommonMark specification without HTML of their own, and the project's own cases by file (${files.map((file) => `${file} ${kept[0][1].own[file].all}`).join(", ")}), which hold the markup of chat pages.`,
    ],
  };
}

async function run() {
  const script = await bundle(import.meta.dirname, "page");
  const browser = await chromium.launch({ ...chromiumLaunch(), headless: true });
  try {
    const page = await browser.newPage();
    await page.setContent("<!doctype html><body></body>");
    await page.addScriptTag({ content: script });
    const elements = await page.evaluate((each) => globalThis.bench.prepare(each), setting);
    const names = await page.evaluate(() => globalThis.bench.names);
    const runs = await measureAll(page, names);
    const rows = [];
    for (const name of names) rows.push(await row(page, name, runs));
    const written = (median(runs.convokeep.map((each) => each.characters)) / 1e6).toFixed(2);
    const speed = {
      title: "Page HTML to Markdown",
      columns,
      rows,
      notes: [
        `${setting.messages} messages in ChatGPT's classic markup (${elements.toLocaleString("en")} elements, ${written} M characters of Markdown) with real KaTeX and highlight.js output, message by message; median of ${rounds} runs in turn after one that is not counted. Aim: at most 4 times one TreeWalker text pass, then 1.6.`,
        "Facts: found again in the Markdown of their message, of all that are in the messages. Each converter as its readme says, without rules for this page.",
      ],
    };
    return [
      speed,
      await keptTable(
        page,
        names.filter((name) => name !== reference),
      ),
    ];
  } finally {
    await browser.close();
  }
}

export default { name: "markdown", run };
