// 300 MB of ChatGPT's JSON read element by element, against JSON.parse of the whole, each in a Node of its own.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const setting = { bytes: 300e6, seed: 20261122, rounds: 3 };
const folder = "out/bench/import";
const script = join(folder, "parse.mjs");
const file = join(folder, "conversations.json");
const baseline = "nothing but the start of Node";
const reference = "JSON.parse of the whole";
const own = "splitter, JSON.parse of each";
const ways = [reference, own, "splitter alone"];
const mb = 1e6;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function node(...args) {
  const options = ["--max-old-space-size=6000", script, ...args.map(String)];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: "utf8" }));
}

/** All ways in turn, several times. */
function measure() {
  const runs = Object.fromEntries([baseline, ...ways].map((way) => [way, []]));
  for (let round = 0; round < setting.rounds; round++) {
    for (const way of [baseline, ...ways]) runs[way].push(node(way, file));
  }
  return runs;
}

/** What reading 300 MB of conversations takes. */
export async function parsing() {
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: join(import.meta.dirname, "parse.ts"),
      outDir: folder,
      emptyOutDir: false,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "parse.mjs" } },
    },
  });
  const { conversations } = node("make", file, setting.bytes, setting.seed);
  const size = statSync(file).size;
  const runs = measure();
  rmSync(file);
  const ms = (way) => median(runs[way].map((run) => run.ms));
  const rss = (way) => Math.max(...runs[way].map((run) => run.rss));
  if (new Set([...runs[reference], ...runs[own]].map(({ count }) => count)).size !== 1)
    throw new Error("not all was read");
  return {
    title: "Reading 300 MB of ChatGPT's JSON",
    columns: ["way", "seconds", "of the whole", "peak memory MB", "of the whole"],
    rows: ways.map((way) => [
      way,
      (ms(way) / 1000).toFixed(2),
      (ms(way) / ms(reference)).toFixed(2),
      (rss(way) / mb).toFixed(0),
      (rss(way) / rss(reference)).toFixed(3),
    ]),
    notes: [
      `${(size / mb).toFixed(0)} MB, ${conversations.toLocaleString("en")} conversations made from one seed, read from disk as a Blob; median of ${setting.rounds} runs in turn, each in a Node ${process.version} of its own. Memory: the highest resident size of all rounds, Node itself included, which takes ${(rss(baseline) / mb).toFixed(0)} MB when it reads nothing. Aims: at most 1.2 times the time, a tenth of the memory.`,
    ],
  };
}
