// Runs in a Chromium page: the search bench, one call a measurement, in ms.

import { type Archive, openArchive } from "../../src/archive/open.ts";
import type { ChunkRecord } from "../../src/archive/schema.ts";
import { hitsInContext } from "../../src/archive/search/hits-in-context.ts";
import { type SearchHit, searchArchive } from "../../src/archive/search/search-archive.ts";
import { updateIndex } from "../../src/archive/search/update-index.ts";
import { storeCapture } from "../../src/archive/store-capture.ts";
import type { StoredMessage } from "../../src/conversation/stored.ts";
import { searchConversations } from "./scan.ts";
import { invented, type KnownItem, knownItems, queries } from "./search-corpus.ts";
import * as peers from "./search-peers.ts";

const messages = 20;
const length = 475;
const name = "bench-search";

let archive: Archive;

const open = async () => {
  archive = await openArchive({ name });
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function entriesOf(texts: readonly string[]) {
  return texts.map((text, place) => ({
    kind: "message" as const,
    ids: [`${place % 2 ? "a" : "u"}${place}`],
    role: place % 2 ? ("assistant" as const) : ("user" as const),
    parts: [{ kind: "text" as const, format: "markdown" as const, text }],
    finished: true,
  }));
}

function storeOne(number: number, texts: readonly string[], capturedAt: string): Promise<unknown> {
  const id = `chatgpt:${idOf(number)}`;
  return storeCapture(archive, {
    conversation: { site: "chatgpt", id, url: `https://chatgpt.com/c/${idOf(number)}`, title: `Chat ${number}` },
    layout: "classic",
    capturedAt,
    trigger: "auto",
    entries: entriesOf(texts),
    evidence: { start: "start", end: true },
    health: { containers: texts.length, read: texts.length, missing: [] },
  });
}

const idOf = (number: number) =>
  `${number.toString(16).padStart(8, "0")}-83ea-4d6f-800c-${(number * 7919).toString(16).padStart(12, "0")}`;

/** Stores one conversation as the extension does and all others after its pattern, noted for the index; gives the length of all texts in UTF-8. */
async function prepare(count: number): Promise<number> {
  await open();
  await storeOne(0, invented(0, messages, length).texts, "2026-01-01T00:00:00.000Z");
  const [row] = await archive.db.getAll("conversations");
  const outline = await archive.db.getAll("outlines");
  const [record] = await archive.db.getAll("chunks");
  if (!row || !record) throw new Error("nothing stored");
  let bytes = 0;
  const encoder = new TextEncoder();
  for (let from = 0; from < count; from += 100) {
    const transaction = archive.db.transaction(["conversations", "outlines", "chunks", "unindexed"], "readwrite", {
      durability: "relaxed",
    });
    const puts: Promise<unknown>[] = [];
    for (let number = from; number < from + 100; number++) {
      const { title, texts } = invented(number, messages, length);
      bytes += encoder.encode(texts.join("")).length + title.length;
      const conversation = `chatgpt:${idOf(number)}`;
      const updated = { ...row.updated, at: new Date(Date.parse("2026-01-01") + number * 3_000_000).toISOString() };
      puts.push(transaction.objectStore("conversations").put({ ...row, id: conversation, title, updated }));
      for (const page of outline) puts.push(transaction.objectStore("outlines").put({ ...page, conversation }));
      puts.push(transaction.objectStore("chunks").put({ ...withTexts(record, texts), conversation }));
      puts.push(transaction.objectStore("unindexed").put({ id: conversation, mark: 1 }));
    }
    await Promise.all([...puts, transaction.done]);
  }
  return bytes;
}

function withTexts(record: ChunkRecord, texts: readonly string[]): ChunkRecord {
  const filled = record.messages.map((message, place): StoredMessage | null => {
    const [body] = message?.bodies ?? [];
    if (!message || !body) return message;
    return {
      ...message,
      bodies: [{ ...body, parts: [{ kind: "text", format: "markdown", text: texts[place] ?? "" }] }],
    };
  });
  return { ...record, messages: filled };
}

const build = () => timed(() => updateIndex(archive));

async function ours(query: string): Promise<string[]> {
  const ids: string[] = [];
  await searchArchive(archive, query, { onHits: (hits) => ids.push(...hits.map(({ conversation }) => conversation)) });
  return ids;
}

async function scanned(query: string): Promise<string[]> {
  const ids: string[] = [];
  await searchConversations(archive, query, { onHits: (hits) => ids.push(...hits) });
  return ids;
}

/** Times of every query of one sort, in the second of two rounds, and how many conversations they found on average. */
async function warm(sort: string, count: number): Promise<{ times: number[]; hits: number }> {
  const all = queries(count)[sort] ?? [];
  let hits = 0;
  for (const query of all) hits += (await ours(query)).length;
  const times: number[] = [];
  for (const query of all) times.push(await timed(() => ours(query)));
  return { times, hits: hits / all.length };
}

/** Where the conversation stands that is meant, by query: from 1; 0 where it is not found. */
async function places(items: readonly KnownItem[]): Promise<number[]> {
  const found: number[] = [];
  for (const { query, number } of items) {
    const hits: SearchHit[] = [];
    await searchArchive(archive, query, { onHits: (more) => hits.push(...more) });
    hits.sort((a, b) => b.score - a.score);
    found.push(hits.findIndex(({ conversation }) => conversation === `chatgpt:${idOf(number)}`) + 1);
  }
  return found;
}

/** Stores messages one after the other; with `indexing` while many conversations are taken into the index. */
async function storing(indexing: boolean): Promise<number[]> {
  const some = await archive.db.getAllKeys("conversations", null, 600);
  const notes = archive.db.transaction("unindexed", "readwrite");
  if (indexing) for (const id of some) void notes.store.put({ id, mark: Math.random() });
  await notes.done;
  let stores: Promise<unknown> = Promise.resolve();
  const stop = new AbortController();
  const updating = indexing
    ? updateIndex(archive, { signal: stop.signal, atRest: async () => void (await stores) })
    : undefined;
  const { texts } = invented(1, messages, length);
  const times: number[] = [];
  for (let at = 0; at < 30; at++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const more = invented(600_000 + at + (indexing ? 1_000 : 0), 1, length).texts;
    times.push(
      await timed(() => {
        stores = storeOne(1, [...texts, ...more], new Date(Date.parse("2026-10-01") + at * 60_000).toISOString());
        return stores;
      }),
    );
  }
  stop.abort();
  await updating;
  await updateIndex(archive);
  return times;
}

/** True when index and scan find the same for some queries of each sort that the scan knows too. */
async function agrees(count: number): Promise<string[]> {
  const wrong: string[] = [];
  for (const [sort, all] of Object.entries(queries(count))) {
    if (sort.includes("filters")) continue;
    for (const query of all.slice(0, 2)) {
      const [a, b] = [(await ours(query)).sort(), (await scanned(query)).sort()];
      if (a.join() !== b.join()) wrong.push(query);
    }
  }
  return wrong;
}

/** From a fresh connection: time to the first hits and to the end. */
async function cold(query: string): Promise<{ first: number; end: number; hits: number }> {
  const start = performance.now();
  await open();
  let first = 0;
  let hits = 0;
  const onEarly = () => {
    first ||= performance.now() - start;
  };
  await searchArchive(archive, query, {
    onEarly,
    onHits: (some) => {
      onEarly();
      hits += some.length;
    },
  });
  return { first: first || performance.now() - start, end: performance.now() - start, hits };
}

async function scan(query: string): Promise<number> {
  await open();
  return timed(() => scanned(query));
}

/** One conversation gets another message; gives the time until the index has taken it in. */
async function update(number: number, at: number): Promise<number> {
  const { texts } = invented(number, messages, length);
  await storeOne(
    number,
    [...texts, ...invented(500_000 + at, 1, length).texts],
    new Date(Date.parse("2026-11-01") + at * 60_000).toISOString(),
  );
  return timed(() => updateIndex(archive));
}

/** Bytes in the records of the index, and how many segments there are. */
async function size(): Promise<{ posts: number; terms: number; names: number; segments: number }> {
  const posts = (await archive.db.getAll("indexPosts")).reduce((sum, bytes) => sum + bytes.length, 0);
  const encoder = new TextEncoder();
  const terms = (await archive.db.getAll("indexTerms"))
    .flat()
    .reduce((sum, leaf) => sum + encoder.encode(leaf).length, 0);
  const names = (await archive.db.getAll("indexDocs")).reduce(
    (sum, record) =>
      "ids" in record
        ? sum + encoder.encode(record.ids + record.titles).length
        : sum +
          encoder.encode(JSON.stringify(record.labels)).length +
          record.updated.byteLength +
          record.flags.byteLength +
          record.label.byteLength,
    0,
  );
  const state = await archive.db.get("indexState", "state");
  return { posts, terms, names, segments: state?.segments.length ?? 0 };
}

const context = async (query: string) => {
  const [id] = await ours(query);
  return timed(() => hitsInContext(archive, id ?? "", query));
};

const heap = () => (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;

Object.assign(globalThis, {
  bench: {
    open,
    prepare,
    build,
    warm,
    agrees,
    cold,
    scan,
    update,
    places,
    storing,
    knownItems,
    size,
    context,
    heap,
    ...peers,
    sorts: (count: number) => Object.keys(queries(count)),
    queries,
  },
});
