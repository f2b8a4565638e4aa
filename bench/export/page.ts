// Runs in a page: builds one ZIP from bytes made on demand, with one of the writers, and says how long it took.
import { downloadZip } from "client-zip";
import JSZip from "jszip";
import { zipWriter } from "../../src/export/zip.ts";
import { crc32 } from "../../src/lib/crc32.ts";

interface Work {
  count: number;
  bytes: number;
  kind: "text" | "image";
}

const words = "the archive keeps every message of a long conversation about tables code and maths in order".split(" ");
const date = new Date(2026, 10, 20, 12, 0, 0);
const encoder = new TextEncoder();
const noise = new Uint8Array(4 * 1024 * 1024);
for (let at = 0; at < noise.length; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536));

/** The bytes of one file: a new text or a new copy of random bytes each time, as a read from a database would give. */
function produce(work: Work, index: number): Uint8Array<ArrayBuffer> {
  if (work.kind === "image") {
    const from = (index * 7919) % (noise.length - work.bytes);
    return noise.slice(from, from + work.bytes);
  }
  const line = `${index} ${words.slice(index % 7).join(" ")} ${index * 31}\n`;
  return encoder.encode(line.repeat(Math.ceil(work.bytes / line.length)).slice(0, work.bytes));
}

const name = (work: Work, index: number) => `chat ${index}.${work.kind === "image" ? "png" : "md"}`;

/** A database read gives the event loop a turn; so does this, in every variant alike. */
const turn = () => new Promise<void>((resolve) => channelTurn(resolve));
const channel = new MessageChannel();
let waiting: (() => void) | undefined;
channel.port1.onmessage = () => waiting?.();
function channelTurn(resolve: () => void) {
  waiting = resolve;
  channel.port2.postMessage(0);
}

const variants: Record<string, (work: Work) => Promise<Blob>> = {
  async "produce and CRC only"(work) {
    let sum = 0;
    for (let index = 0; index < work.count; index++) {
      sum ^= crc32(produce(work, index));
      if (index % 16 === 0) await turn();
    }
    return new Blob([String(sum)]);
  },
  async convokeep(work) {
    const zip = zipWriter();
    for (let index = 0; index < work.count; index++) {
      const entry = zip.entry(name(work, index), date);
      entry.write(produce(work, index));
      entry.end();
      if (index % 16 === 0) await turn();
    }
    return zip.finish();
  },
  async "client-zip"(work) {
    async function* files() {
      for (let index = 0; index < work.count; index++) {
        if (index % 16 === 0) await turn();
        yield { name: name(work, index), input: produce(work, index), lastModified: date };
      }
    }
    return downloadZip(files()).blob();
  },
  async jszip(work) {
    const zip = new JSZip();
    for (let index = 0; index < work.count; index++) {
      zip.file(name(work, index), produce(work, index), { binary: true, date });
      if (index % 16 === 0) await turn();
    }
    return zip.generateAsync({ type: "blob", compression: "STORE" });
  },
  async "jszip, streamed to Blob parts"(work) {
    const zip = new JSZip();
    for (let index = 0; index < work.count; index++) {
      zip.file(name(work, index), produce(work, index), { binary: true, date });
      if (index % 16 === 0) await turn();
    }
    return streamed(zip);
  },
};

function streamed(zip: JSZip): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const parts: Blob[] = [];
    let pending: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    zip
      .generateInternalStream({ type: "uint8array", compression: "STORE", streamFiles: true })
      .on("data", (chunk) => {
        pending.push(chunk as Uint8Array<ArrayBuffer>);
        bytes += chunk.length;
        if (bytes < 4 * 1024 * 1024) return;
        parts.push(new Blob(pending));
        pending = [];
        bytes = 0;
      })
      .on("error", reject)
      .on("end", () => resolve(new Blob([...parts, ...pending])))
      .resume();
  });
}

/** Milliseconds, bytes of the ZIP, longest task and most JS heap above the start. */
async function measure(variant: string, work: Work) {
  const build = variants[variant];
  if (!build) throw new Error(`no variant ${variant}`);
  const heap = () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  });
  observer.observe({ entryTypes: ["longtask"] });
  const before = heap();
  let most = before;
  const sampler = setInterval(() => {
    most = Math.max(most, heap());
  }, 20);
  const start = performance.now();
  const blob = await build(work);
  const ms = performance.now() - start;
  most = Math.max(most, heap());
  clearInterval(sampler);
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { ms, bytes: blob.size, longest, heap: most - before };
}

Object.assign(globalThis, { measure });
