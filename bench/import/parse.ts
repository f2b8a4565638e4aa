// Runs in a Node of its own: reads every conversation of a file in one way, and says how long it took and what memory it held.
import { closeSync, existsSync, openAsBlob, openSync, readFileSync, writeSync } from "node:fs";
import { blobMember } from "../../src/import/container/blob-member.ts";
import { jsonElements } from "../../src/import/json/elements.ts";
import { parseElement } from "../../src/import/json/parse.ts";
import { syntheticExport } from "../../src/import/testing/synthetic-chatgpt.ts";

/** Number of messages, so that whatever reads must have read all. */
function messagesIn(conversation: unknown): number {
  return Object.keys((conversation as { mapping: object }).mapping).length;
}

const ways: Record<string, (blob: Blob) => Promise<number>> = {
  "nothing but the start of Node": async () => 0,
  async "JSON.parse of the whole"(blob) {
    const all = JSON.parse(await blob.text()) as unknown[];
    return all.reduce<number>((sum, each) => sum + messagesIn(each), 0);
  },
  async "splitter, JSON.parse of each"(blob) {
    let sum = 0;
    for await (const element of jsonElements(blobMember("conversations.json", blob))) {
      sum += messagesIn(parseElement(element));
    }
    return sum;
  },
  async "splitter alone"(blob) {
    let sum = 0;
    for await (const element of jsonElements(blobMember("conversations.json", blob))) sum += element.bytes.length;
    return sum;
  },
};

/** Bytes held at the highest. What Node tells begins with what its parent held, so Linux is asked itself. */
function mostResident(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) * 1024;
}

function make(path: string, bytes: number, seed: number): number {
  const file = openSync(path, "w");
  const pieces = syntheticExport(seed, bytes);
  for (;;) {
    const { done, value } = pieces.next();
    if (done) {
      closeSync(file);
      return value;
    }
    writeSync(file, value);
  }
}

const [what = "", path = "", bytes = "", seed = ""] = process.argv.slice(2);
if (what === "make") {
  console.log(JSON.stringify({ conversations: make(path, Number(bytes), Number(seed)) }));
} else {
  const blob = await openAsBlob(path);
  const started = performance.now();
  const count = await ways[what]?.(blob);
  const ms = performance.now() - started;
  console.log(JSON.stringify({ count, ms, rss: mostResident() }));
}
