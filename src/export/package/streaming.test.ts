import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Thread } from "../../conversation/model.ts";
import { buildExport, type ExportSource } from "../build.ts";
import { exportFormats, parseExportOptions } from "../options.ts";
import { presetOptions } from "../presets/presets.ts";
import { testRun } from "../testing/build-text.ts";
import { sampleMessage, sampleThread } from "../testing/sample-thread.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const isLong = Boolean(process.env.CONVOKEEP_LONG);
/** Conversations of about 60 KB each. */
const count = isLong ? 2000 : 120;
/** MB of JS heap above the start: less than half of what all conversations take. */
const most = isLong ? 50 : 3;

function makeThread(at: number): Thread {
  const text = `Chat ${at}: ${"words and more words ".repeat(140)}`;
  const messages = Array.from({ length: 20 }, (_, index) =>
    sampleMessage(`m${index}`, index % 2 === 0 ? "user" : "assistant", [
      { kind: "text", format: index % 2 === 0 ? "plain" : "markdown", text: `${index} ${text}` },
    ]),
  );
  // As from a store: strings that are not built of shared pieces.
  return JSON.parse(
    JSON.stringify(sampleThread(messages, { id: `chatgpt:${at}`, title: `Chat ${at % 50}`, folder: `f${at % 7}` })),
  );
}

/** Makes every conversation when it is read, and looks at the heap now and then. */
function measuredSource(): ExportSource & { peak(): number } {
  collect();
  const start = process.memoryUsage().heapUsed;
  let peak = 0;
  return {
    ids: Array.from({ length: count }, (_, at) => String(at)),
    async readThread(id) {
      if (Number(id) % (isLong ? 100 : 20) === 19) {
        collect();
        peak = Math.max(peak, process.memoryUsage().heapUsed - start);
      }
      return makeThread(Number(id));
    },
    readAsset: async () => undefined,
    peak: () => peak / 1e6,
  };
}

const choices = [
  ...exportFormats.map((format) => parseExportOptions({ format, index: true, fileName: "{folder}/{title}" })),
  parseExportOptions({ format: "jsonl", lines: "message" }),
  parseExportOptions({ format: "markdown", markdown: { files: "one" } }),
  presetOptions("obsidian"),
  presetOptions("logseq"),
  presetOptions("notebooklm"),
];

test("holding all conversations would show", async () => {
  const source = measuredSource();
  const held = [];
  for (const id of source.ids) held.push(await source.readThread(id));
  expect(held.length).toBe(count);
  expect(source.peak()).toBeGreaterThan(2 * most);
});

test.each(choices)("$format $preset holds one conversation at a time", { timeout: 600_000 }, async (options) => {
  const source = measuredSource();
  const { blob } = await buildExport(source, options, testRun);
  const size = blob.size / 1e6;
  console.log(
    `${options.format} ${options.preset ?? ""}: ${count} chats, ${size.toFixed(1)} MB, heap at most ${source.peak().toFixed(1)} MB more`,
  );
  if (options.format !== "csv") expect(size).toBeGreaterThan(count * 0.05);
  expect(source.peak()).toBeLessThan(most);
});
