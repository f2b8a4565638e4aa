import { gzipSync } from "node:zlib";
import { buildContentScript } from "./build.mjs";
import { measureStreaming } from "./streaming.mjs";

const limit = 40 * 1024;
const verdict = (isMet) => (isMet ? "met" : "missed");
const ms = (value) => `${value.toFixed(1)} ms`;

const longestOf = (tasks) => Math.max(0, ...tasks.map(({ task }) => task));
const ownOf = (tasks) => tasks.reduce((sum, { own }) => sum + own, 0);

async function run() {
  const script = await buildContentScript();
  const packed = gzipSync(script, { level: 9 }).length;
  const { messages, opening, opened, streaming, wall, ticks, captures } = await measureStreaming(script);
  const share = (ownOf(streaming) / wall) * 100;
  const longest = longestOf(streaming);
  return {
    title: "Content script: size, and cost while an answer streams",
    columns: ["measure", "value", "aim", ""],
    rows: [
      ["size, gzip -9", `${(packed / 1024).toFixed(1)} KB`, `under ${limit / 1024} KB`, verdict(packed < limit)],
      ["share of wall time while streaming", `${share.toFixed(2)} %`, "under 0.5 %", verdict(share < 0.5)],
      ["longest task while streaming", ms(longest), "under 10 ms", verdict(longest < 10)],
      ["opening the page: in all", ms(ownOf(opening)), "", ""],
      ["opening the page: longest task", ms(longestOf(opening)), "", ""],
    ],
    notes: [
      `${messages} messages, all mounted (classic markup); the last grows by 20 characters ${ticks} times in ${Math.round(wall / 1000)} s (a timer of 16 ms, as far as the machine keeps up), in which ${captures} captures are sent; opening it sent ${opened}.`,
      "Processor time from a trace (which costs some itself). Of tasks that hold calls of the page's script too, ours count for the share, all of it for the longest task.",
      "The background is a stand-in that stores nothing: it runs in another process.",
    ],
  };
}

export default { name: "content", run };
