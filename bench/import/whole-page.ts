// Runs in a Chromium page: what is measured, in ms.

import type { PreparedIncoming } from "../../src/archive/import/incoming.ts";
import { knownPrints } from "../../src/archive/import/known-prints.ts";
import { startRun } from "../../src/archive/import/runs.ts";
import { storeIncoming } from "../../src/archive/import/store-incoming.ts";
import { undoRun } from "../../src/archive/import/undo-run.ts";
import { type Archive, openArchive } from "../../src/archive/open.ts";
import { storeCapture } from "../../src/archive/store-capture.ts";
import type { Capture } from "../../src/conversation/capture.ts";
import { blobMember } from "../../src/import/container/blob-member.ts";
import type { Container, ImportItem } from "../../src/import/format.ts";
import { chatgpt } from "../../src/import/formats/chatgpt/index.ts";
import { syntheticExport } from "../../src/import/testing/synthetic-chatgpt.ts";

/** As the library's worker gathers them. */
const mostItems = 50;
const mostBytes = 2_000_000;

let file: Blob;
let archive: Archive;
let runs = 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function prepare(seed: number, bytes: number): { size: number; conversations: number } {
  const pieces: BlobPart[] = [];
  const made = syntheticExport(seed, bytes);
  let piece = made.next();
  for (; !piece.done; piece = made.next()) pieces.push(piece.value);
  file = new Blob(pieces);
  return { size: file.size, conversations: piece.value };
}

async function* items(): AsyncGenerator<ImportItem> {
  const container: Container = { names: ["conversations.json"], members: [blobMember("conversations.json", file)] };
  yield* chatgpt.read(container.members, { container, signal: new AbortController().signal });
}

/** Parsing into conversations, of which none is kept. */
function parse(): Promise<number> {
  return timed(async () => {
    for await (const item of items()) item.read();
  });
}

async function importInto(into: Archive): Promise<void> {
  const run = `run ${runs++}`;
  await startRun(into, { id: run, names: ["conversations.json"] });
  const known = await knownPrints(into);
  let batch: PreparedIncoming[] = [];
  let from = 0;
  let passed = 0;
  let writing: Promise<unknown> = Promise.resolve();
  // One batch is written while the next is read.
  const write = async (end: number) => {
    const taken = batch;
    const counts = { same: passed };
    batch = [];
    passed = 0;
    from = end;
    await writing;
    writing = storeIncoming(into, taken, run, { open: async () => undefined, cursor: { end }, passed: { counts } });
    writing.catch(() => undefined);
  };
  let end = 0;
  for await (const item of items()) {
    end = item.end;
    if (known.has(item.print)) passed++;
    else {
      const incoming = item.read();
      if (incoming) batch.push({ incoming, print: item.print });
    }
    if (batch.length >= mostItems || (batch.length > 0 && end - from >= mostBytes)) await write(end);
  }
  await write(end);
  await writing;
}

/** A whole import into an empty archive of that name, which is then the open one. */
async function whole(name: string): Promise<number> {
  archive?.close();
  archive = await openArchive({ name });
  return timed(() => importInto(archive));
}

/** The same again: everything is known. */
function again(): Promise<number> {
  return timed(() => importInto(archive));
}

/** The records of conversations that the open archive holds, put into an empty one as they are, 50 in a transaction. */
async function barePuts(name: string): Promise<number> {
  const [rows, outlines, chunks] = await Promise.all([
    archive.db.getAll("conversations"),
    archive.db.getAll("outlines"),
    archive.db.getAll("chunks"),
  ]);
  const byId = new Map(rows.map((row) => [row.id, { row, outlines: [], chunks: [] } as Records]));
  for (const record of outlines) byId.get(record.conversation)?.outlines.push(record);
  for (const record of chunks) byId.get(record.conversation)?.chunks.push(record);
  const all = [...byId.values()];
  const bare = await openArchive({ name });
  const time = await timed(async () => {
    for (let from = 0; from < all.length; from += mostItems) await putAll(bare, all.slice(from, from + mostItems));
  });
  bare.close();
  return time;
}

interface Records {
  row: Parameters<Archive["db"]["put"]>[1] & { id: string };
  outlines: object[];
  chunks: object[];
}

async function putAll(bare: Archive, all: readonly Records[]): Promise<void> {
  const stores = ["conversations", "outlines", "chunks"] as const;
  const transaction = bare.db.transaction(stores, "readwrite", { durability: "relaxed" });
  for (const { row, outlines, chunks } of all) {
    void transaction.objectStore("conversations").put(row as never);
    for (const record of outlines) void transaction.objectStore("outlines").put(record as never);
    for (const record of chunks) void transaction.objectStore("chunks").put(record as never);
  }
  await transaction.done;
}

let looks = 0;

function lookAt(): Capture {
  looks++;
  const id = `chatgpt:seen-${looks}`;
  return {
    conversation: { site: "chatgpt", id, url: "https://chatgpt.com/c/seen", title: "Seen" },
    layout: "classic",
    capturedAt: new Date().toISOString(),
    trigger: "auto",
    entries: [
      {
        kind: "message",
        ids: [`m${looks}`],
        role: "user",
        parts: [{ kind: "text", format: "markdown", text: "A question" }],
        finished: true,
      },
    ],
    evidence: { start: "start", end: true },
    health: { containers: 1, read: 1, missing: [] },
  };
}

/** Stores captures for so long, over a connection of its own, and gives how long each took. */
async function capturesFor(name: string, ms: number): Promise<number[]> {
  const own = await openArchive({ name });
  const times: number[] = [];
  for (const end = performance.now() + ms; performance.now() < end; ) {
    times.push(await timed(() => storeCapture(own, lookAt())));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}

function undo(): Promise<number> {
  return timed(() => undoRun(archive, "run 0"));
}

Object.assign(globalThis, { bench: { prepare, parse, whole, again, barePuts, capturesFor, undo } });
