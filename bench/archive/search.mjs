// The search bench: bench/archive/index.mjs runs it with the others, `node bench/archive/search.mjs` alone, on the numbers of
// conversations given.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { openPage } from "../open-page.mjs";

const rounds = 5;
/** Both stand in most conversations: of signs the index knows in which, of signs beside letters the texts alone. */
const hard = "[]) =>";
const hardest = "`ts";
const sizes = [1_000, 10_000];

const ms = (value) => `${value.toFixed(1)} ms`;
const mb = (value) => `${(value / 1e6).toFixed(1)} MB`;
const percent = (value) => `${(value * 100).toFixed(1)} %`;
const verdict = (isMet) => (isMet ? "met" : "missed");

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
const median = (values) => quantile(values, 0.5);

async function buildScript(folder) {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      outDir: folder,
      target: "es2022",
      rollupOptions: {
        input: resolve("bench/archive/search-page.ts"),
        output: { format: "iife", entryFileNames: "page.js" },
      },
    },
  });
  return readFile(join(folder, "page.js"), "utf8");
}

/** A page whose memory can be looked at. */
async function measuredPage(profile, script) {
  const opened = await openPage(profile, script, ["--enable-precise-memory-info", "--js-flags=--expose-gc"]);
  const heap = async () => {
    await opened.page.evaluate(() => globalThis.gc?.());
    return opened.call("heap");
  };
  return { ...opened, heap };
}

const onDisk = (profile) =>
  Number(
    execFileSync("du", ["-sb", join(profile, "Default/IndexedDB")])
      .toString()
      .split("\t")[0],
  );

/** Everything about our own index at one size. */
async function measureOurs(page, profile, count) {
  const text = await page.call("prepare", count);
  const diskBefore = onDisk(profile);
  const built = await page.call("build");
  const disk = onDisk(profile) - diskBefore;
  const size = await page.call("size");
  const sorts = await page.call("sorts", count);
  const { "words of some conversations": mid } = await page.call("queries", count);
  const hards = [];
  for (const query of [hard, hardest]) {
    const one = { query, colds: [], scans: [] };
    for (let round = 0; round < 3; round++) {
      await page.fresh();
      one.colds.push(await page.call("cold", query));
      await page.fresh();
      one.scans.push(await page.call("scan", query));
    }
    hards.push(one);
  }
  await page.fresh();
  const heapBefore = await page.heap();
  await page.call("cold", mid[0]);
  const heap = (await page.heap()) - heapBefore;
  const warm = [];
  for (const sort of sorts) warm.push({ sort, ...(await page.call("warm", sort, count)) });
  const heapWarm = (await page.heap()) - heapBefore;
  const wrong = await page.call("agrees", count);
  if (wrong.length > 0) throw new Error(`index and scan differ: ${wrong.join(" | ")}`);
  const context = await page.call("context", mid[1]);
  const items = await page.call("knownItems", count);
  const places = await page.call("places", items);
  const updates = [];
  for (let at = 0; at < 20; at++) updates.push(await page.call("update", at * 37, at));
  const alone = await page.call("storing", false);
  const beside = await page.call("storing", true);
  const storing = { alone, beside };
  return {
    text,
    built,
    disk,
    size,
    hards,
    heap,
    heapWarm,
    warm,
    context,
    updates,
    items,
    places,
    storing,
  };
}

async function buildPeer(page, name, count) {
  const { ms: built, size } = await page.call(`build${name}`, count);
  return { built, size, colds: [], heap: 0 };
}

/** First answers after a restart, of all in turn: what else the machine does then, it does to all. */
async function measureCold(page, other, { count, ours, mini, flex }) {
  const { "words of some conversations": mid } = await page.call("queries", count);
  Object.assign(ours, { colds: [], scans: [] });
  for (let round = 0; round < rounds; round++) {
    await page.fresh();
    ours.colds.push(await page.call("cold", mid[round]));
    await page.fresh();
    ours.scans.push(await page.call("scan", mid[round]));
    for (const [name, peer] of [
      ["Mini", mini],
      ["Flex", flex],
    ]) {
      await other.fresh();
      const before = await other.heap();
      peer.colds.push(await other.call(`cold${name}`, mid[round]));
      peer.heap = (await other.call("heap")) - before;
    }
  }
}

async function measure(count, script, folder) {
  const profile = join(folder, `profile-${count}`);
  const page = await measuredPage(profile, script);
  const ours = await measureOurs(page, profile, count);
  const other = await measuredPage(join(folder, `peers-${count}`), script);
  const mini = await buildPeer(other, "Mini", count);
  mini.places = await other.call("placesMini", ours.items);
  const flex = await buildPeer(other, "Flex", count);
  await measureCold(page, other, { count, ours, mini, flex });
  await page.close();
  await other.close();
  return { count, ours, mini, flex };
}

/** Mean of 1 / place of what was meant; 1 is best. */
function mrr({ items }, places, sort) {
  const shares = places.filter((_, at) => items[at].sort === sort).map((place) => (place > 0 ? 1 / place : 0));
  return (shares.reduce((sum, share) => sum + share, 0) / shares.length).toFixed(2);
}

/** What stands in most conversations, the first time after a restart. */
function hardRow({ query, colds, scans }) {
  const end = median(colds.map((one) => one.end));
  const share = end / median(scans);
  const what = query === hard ? "signs" : "signs beside letters, of which only the texts can tell,";
  return [
    `${what} in most conversations after a restart (\`\` ${query} \`\`): first hits, all`,
    ms(median(colds.map((one) => one.first))),
    ms(end),
    colds[0].hits.toFixed(0),
    `all: ${share.toFixed(2)} × the scan for the same (aim at most 0.6: ${verdict(share <= 0.6)}); later ones are among the signs above`,
  ];
}

function table({ count, ours, mini, flex }) {
  const first = median(ours.colds.map((one) => one.first));
  const end = median(ours.colds.map((one) => one.end));
  const scan = median(ours.scans);
  const miniCold = median(mini.colds.map((one) => one.ms));
  const flexCold = median(flex.colds.map((one) => one.ms));
  const payload = ours.size.posts + ours.size.terms + ours.size.names;
  const rows = ours.warm.map(({ sort, times, hits }) => {
    const p95 = quantile(times, 0.95);
    const compared = `${(median(times) / scan).toFixed(2)} and ${(p95 / scan).toFixed(2)} × the scan`;
    return [`search: ${sort}`, ms(median(times)), ms(p95), hits.toFixed(0), compared];
  });
  const facts = [
    [
      "first answer after a restart",
      ms(first),
      "",
      "",
      `1/${Math.round(miniCold / first)} of MiniSearch's (aim at most 1/100: ${verdict(miniCold / first >= 100)}), 1/${Math.round(flexCold / first)} of FlexSearch's, 1/${Math.round(scan / first)} of the scan`,
    ],
    ["whole answer after a restart", ms(end), "", "", ""],
    ...ours.hards.map(hardRow),
    ...["title", "subject"].map((sort) => [
      `ranking: a conversation meant by its ${sort} (mean of 1 / place)`,
      mrr(ours, ours.places, sort),
      "",
      "",
      `MiniSearch ${mrr(ours, mini.places, sort)}`,
    ]),
    ["reading and looking at everything (getAll)", ms(scan), "", "", ""],
    [
      "MiniSearch: load and first answer",
      ms(miniCold),
      "",
      "",
      `built in ${ms(mini.built)}, kept ${mb(mini.size)}, heap ${mb(mini.heap)}`,
    ],
    [
      "FlexSearch: load and first answer",
      ms(flexCold),
      "",
      "",
      `built in ${ms(flex.built)}, kept ${mb(flex.size)}, heap ${mb(flex.heap)}`,
    ],
    ["building the index", ms(ours.built), "", "", `${ours.size.segments} segments`],
    ["taking in one changed conversation", ms(median(ours.updates)), ms(quantile(ours.updates, 0.95)), "", ""],
    [
      "storing a message while 600 conversations are taken in",
      ms(median(ours.storing.beside)),
      ms(quantile(ours.storing.beside, 0.95)),
      "",
      `alone ${ms(median(ours.storing.alone))} and ${ms(quantile(ours.storing.alone, 0.95))}`,
    ],
    ["hits in context of one conversation", ms(ours.context), "", "", ""],
    [
      "size of the index",
      mb(payload),
      "",
      "",
      `${percent(payload / ours.text)} of the texts' ${mb(ours.text)} (aim at most 15 %: ${verdict(payload / ours.text <= 0.15)}); on disk ${mb(ours.disk)}; postings ${mb(ours.size.posts)}, terms ${mb(ours.size.terms)}, names ${mb(ours.size.names)}`,
    ],
    ["heap after the first answer", mb(ours.heap), "", "", `after all searches ${mb(ours.heapWarm)}`],
  ];
  return {
    title: `Search in ${count.toLocaleString("en")} conversations`,
    columns: ["measure", "median", "95th percentile", "hits on average", "compared"],
    rows: [...rows, ...facts],
    notes: [
      "Invented conversations of 20 messages of 475 characters: 60,000 words by Zipf's law, names and numbers that hardly occur twice, code, and Chinese and Japanese in 5 %. Every search finds parts of words too, and is compared with the scan for some queries of each sort: the same conversations.",
      "Searches are measured in a second round of all queries: texts that had to be read for phrases and signs are at hand then, as for somebody who types on. Median and 95th percentile are compared with the scan.",
      "Ranking: for 40 conversations two words of the title, and the three words that it says most of those that are not common; among all hits.",
      `After a restart: the page loaded anew, then opening, loading and answering; medians of ${rounds} rounds, all in turn. The peers find whole words only, from the same terms. The scan reads and looks at everything with \`getAll\` (bench/archive/scan.ts).`,
    ],
  };
}

export async function run(counts = sizes) {
  const folder = await mkdtemp(join(tmpdir(), "convokeep-search-"));
  try {
    const script = await buildScript(join(folder, "build"));
    const tables = [];
    for (const count of counts) tables.push(table(await measure(count, script, folder)));
    return tables;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const counts = process.argv.slice(2).map(Number);
  for (const { title, rows } of await run(counts.length > 0 ? counts : sizes)) {
    console.log(`\n${title}`);
    for (const row of rows) console.log(row.join(" | "));
  }
}
