// Runs in a Chromium page: what is measured, one call a measurement, in ms.

import { listConversations } from "../../src/archive/list.ts";
import { type Archive, openArchive } from "../../src/archive/open.ts";
import type { ChunkRecord } from "../../src/archive/schema.ts";
import { storeCapture } from "../../src/archive/store-capture.ts";
import type { Capture, CaptureEntry } from "../../src/conversation/capture.ts";

const words =
  "the answer goes on with plain words and a number of others so that a line is filled and then one more ".split(" ");
const id = (at: number) =>
  `${at.toString(16).padStart(8, "0")}-83ea-4d6f-800c-${(at * 7919).toString(16).padStart(12, "0")}`;

function textOf(seed: number, length: number): string {
  let text = "";
  for (let at = 0; text.length < length; at++)
    text += `${words[(seed * 7 + at * 13 + ((seed * at) % 5)) % words.length]} `;
  return text;
}

function message(at: number, length: number): CaptureEntry {
  return {
    kind: "message",
    ids: [id(at), id(at + 1_000_000)],
    role: at % 2 === 0 ? "user" : "assistant",
    parts: [{ kind: "text", format: "markdown", text: textOf(at, length) }],
    finished: true,
  };
}

let clock = Date.parse("2026-01-01T00:00:00Z");

function capture(conversation: string, entries: CaptureEntry[]): Capture {
  clock += 1000;
  return {
    conversation: {
      site: "chatgpt",
      id: `chatgpt:${conversation}`,
      url: `https://chatgpt.com/c/${conversation}`,
      title: `Chat ${conversation}`,
    },
    layout: "classic",
    capturedAt: new Date(clock).toISOString(),
    trigger: "auto",
    entries,
    evidence: { start: entries.length > 20 ? "start" : "unknown", end: true },
    health: { containers: entries.length, read: entries.length, missing: [] },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

let archive: Archive;
let next = 0;
let whole: { conversation: string; chunk: number; messages: ChunkRecord["messages"] } | undefined;

/** One conversation of `count` messages of `length` characters, stored as the extension does. */
async function prepareLong(count: number, length: number): Promise<void> {
  archive = await openArchive({ name: "bench-long" });
  await storeCapture(
    archive,
    capture(
      "long",
      Array.from({ length: count }, (_, at) => message(at, length)),
    ),
  );
  next = count;
  const chunks = await archive.db.getAll("chunks");
  whole = { conversation: "whole", chunk: 0, messages: chunks.flatMap(({ messages }) => messages) };
  await archive.db.put("chunks", whole);
}

/** The capture of a new message, with the one before it as its neighbour. */
function addMessage(length: number): Promise<number> {
  const entries: CaptureEntry[] = [{ kind: "seen", id: id(next - 1) }, message(next++, length)];
  const added = capture("long", entries);
  return timed(() => storeCapture(archive, added));
}

/** The same as a page sends it that holds many turns: all others as seen. */
function addMessageSeeingAll(length: number): Promise<number> {
  const seen = Array.from({ length: next }, (_, at): CaptureEntry => ({ kind: "seen", id: id(at) }));
  const added = capture("long", [...seen, message(next++, length)]);
  return timed(() => storeCapture(archive, added));
}

/** Reads and writes one record of the same size and shape in one transaction, in the way that costs least. */
function touchRecord(record: ChunkRecord | undefined): Promise<number> {
  if (!record) throw new Error("nothing prepared");
  return timed(async () => {
    const transaction = archive.db.transaction("chunks", "readwrite", { durability: "relaxed" });
    const held = await transaction.store.get([record.conversation, record.chunk]);
    await transaction.store.put(held ?? record);
    await transaction.done;
  });
}

/** The newest chunk of a conversation that grows as it does in `addMessage`. */
async function touchChunk(length: number): Promise<number> {
  await addMessage(length);
  const all = IDBKeyRange.bound(["chatgpt:long", 0], ["chatgpt:long", Number.MAX_SAFE_INTEGER]);
  return touchRecord((await archive.db.getAll("chunks", all)).at(-1));
}

/** Many conversations, each with its row, outline and chunk: one is stored, the others are copies of it under other names. */
async function prepareMany(count: number, messages: number, length: number): Promise<void> {
  archive = await openArchive({ name: "bench-many" });
  await storeCapture(
    archive,
    capture(
      "one",
      Array.from({ length: messages }, (_, at) => message(at, length)),
    ),
  );
  const [row] = await archive.db.getAll("conversations");
  const outline = await archive.db.getAll("outlines");
  const [record] = await archive.db.getAll("chunks");
  if (!row || !record) throw new Error("nothing stored");
  for (let from = 0; from < count; from += 100) {
    const transaction = archive.db.transaction(["conversations", "outlines", "chunks"], "readwrite", {
      durability: "relaxed",
    });
    const puts: Promise<unknown>[] = [];
    for (let at = from; at < from + 100; at++) {
      const name = `chatgpt:${at}`;
      const updated = { ...row.updated, at: new Date(clock + at * 1000).toISOString() };
      puts.push(transaction.objectStore("conversations").put({ ...row, id: name, title: `Chat ${at}`, updated }));
      for (const page of outline) puts.push(transaction.objectStore("outlines").put({ ...page, conversation: name }));
      puts.push(transaction.objectStore("chunks").put({ ...record, conversation: name }));
    }
    await Promise.all([...puts, transaction.done]);
  }
}

const list = () => timed(() => listConversations(archive));
const listFirst = () => timed(() => listConversations(archive, { limit: 50 }));

/** Every record of every conversation, in pages. */
function readAll(): Promise<number> {
  return timed(async () => {
    for (const store of ["conversations", "outlines", "chunks"] as const) {
      let from: IDBKeyRange | null = null;
      for (;;) {
        const keys: IDBValidKey[] = await archive.db.getAllKeys(store, from, 200);
        await archive.db.getAll(store, from, 200);
        if (keys.length < 200) break;
        from = IDBKeyRange.lowerBound(keys.at(-1), true);
      }
    }
  });
}

Object.assign(globalThis, {
  bench: {
    prepareLong,
    addMessage,
    addMessageSeeingAll,
    touchChunk,
    rewriteWhole: () => touchRecord(whole),
    prepareMany,
    list,
    listFirst,
    readAll,
  },
});
