// ZIP of many chats and of many images, against client-zip and JSZip on the same bytes, each in a fresh Chromium.
import { readFileSync } from "node:fs";
import { chromium } from "playwright";
import { chromiumLaunch } from "../../scripts/browsers.mjs";
import { bundle } from "../bundle.mjs";

const works = [
  { label: "2,000 chats of 20 KB", count: 2000, bytes: 20_000, kind: "text", rounds: 5 },
  { label: "500 images of 300 KB", count: 500, bytes: 300_000, kind: "image", rounds: 5 },
];
// 1.4 GB: what a writer holds in memory shows here. Takes a minute more.
const large = { label: "3,000 images of 500 KB", count: 3000, bytes: 500_000, kind: "image", rounds: 1 };
const variants = ["produce and CRC only", "convokeep", "client-zip", "jszip", "jszip, streamed to Blob parts"];
const mb = 1024 * 1024;

/** Resident bytes of a process, or 0 where the system does not say. */
function resident(pid) {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line ? Number(line[1]) * 1024 : 0;
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ESRCH") return 0;
    throw error;
  }
}

/** Runs one variant once in a browser of its own; memory is that of page and browser process together, for Blobs lie in the latter. */
async function once(script, variant, work) {
  const browser = await chromium.launch({ ...chromiumLaunch(), headless: true });
  try {
    const page = await browser.newPage();
    await page.route("http://bench.test/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
    );
    await page.goto("http://bench.test/");
    await page.addScriptTag({ content: script });
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const pids = processInfo.filter(({ type }) => type === "browser" || type === "renderer").map(({ id }) => id);
    const now = () => pids.reduce((sum, pid) => sum + resident(pid), 0);
    const before = now();
    let most = before;
    const sampler = setInterval(() => {
      most = Math.max(most, now());
    }, 30);
    const result = await page.evaluate(([each, what]) => globalThis.measure(each, what), [variant, work]);
    clearInterval(sampler);
    return { ...result, rss: Math.max(most, now()) - before };
  } finally {
    await browser.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function measureWork(script, work) {
  const runs = Object.fromEntries(variants.map((variant) => [variant, []]));
  for (let round = 0; round < work.rounds; round++) {
    for (const variant of variants) runs[variant].push(await once(script, variant, work));
  }
  const reference = median(runs["client-zip"].map(({ ms }) => ms));
  return variants.map((variant) => {
    const of = (key) => median(runs[variant].map((each) => each[key]));
    return [
      work.label,
      variant,
      String(Math.round(of("ms"))),
      (of("ms") / reference).toFixed(2),
      String(Math.round(of("longest"))),
      String(Math.round(of("heap") / mb)),
      String(Math.round(of("rss") / mb)),
      (of("bytes") / mb).toFixed(1),
    ];
  });
}

async function run() {
  const script = await bundle(import.meta.dirname, "bench");
  const rows = [];
  for (const work of process.env.CONVOKEEP_LONG ? [...works, large] : works)
    rows.push(...(await measureWork(script, work)));
  return {
    title: "ZIP files",
    columns: ["work", "writer", "ms", "of client-zip", "longest task ms", "JS heap + MB", "memory + MB", "ZIP MB"],
    rows,
    notes: [
      "Median of 5 runs (one run for 3,000 images, which only CONVOKEEP_LONG=1 does), each in a fresh Chromium; every writer gets the same bytes, made on demand, and one turn of the event loop per 16 files. Aim: at most 2 times client-zip.",
      "Memory is the most that page and browser process together held above the start, sampled every 30 ms: Blobs lie in the browser process. A longest task of 0 means none above 50 ms.",
    ],
  };
}

export default { name: "export", run };
