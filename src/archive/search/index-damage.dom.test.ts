import { expect, onTestFinished, test, vi } from "vitest";
import type { Archive } from "../open.ts";
import type { Database, StoreName } from "../schema.ts";
import { eraseConversations } from "../testing/erase.ts";
import { freshArchive, reopened } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { searchArchive } from "./search-archive.ts";
import { takeIn } from "./take-in.ts";
import { found, mustFind } from "./testing/texts.ts";
import { updateIndex } from "./update-index.ts";

const queries = ["text", "word3 here", '"here text"', "図書", "-word1", "chat-2", "nowhere"];

/** Three segments, the last of two conversations. */
async function indexed(): Promise<Archive> {
  const archive = await freshArchive();
  for (let n = 0; n < 4; n++) {
    await store(archive, look(`chat-${n}`, [message("u1", `word${n} here text 図書館 ${n}`)]));
    if (n !== 2) await takeIn(archive);
  }
  return archive;
}

/** Puts something else in the place of each record of a store. */
function spoilt(name: StoreName, spoil: (value: never) => unknown) {
  return async (db: Database) => {
    const { store, done } = db.transaction(name, "readwrite");
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
      await cursor.update(spoil(cursor.value as never) as never);
    }
    await done;
  };
}

const everything: StoreName[] = ["indexState", "indexDocs", "indexTerms", "indexPosts"];

const damages: [string, (db: Database) => Promise<unknown>][] = [
  ...everything.map((name): [string, (db: Database) => Promise<unknown>] => [`${name} lost`, (db) => db.clear(name)]),
  ...everything.map((name): [string, (db: Database) => Promise<unknown>] => [`${name} null`, spoilt(name, () => null)]),
  ...everything.map((name): [string, (db: Database) => Promise<unknown>] => [
    `${name} text`,
    spoilt(name, () => "text"),
  ]),
  [
    "the index of another version",
    spoilt("indexState", ({ format, ...state }: { format: number }) => ({ ...state, format: format - 1 })),
  ],
  ["an index without a version", spoilt("indexState", ({ format: _, ...state }: { format: number }) => state)],
  ["all of it lost", (db) => Promise.all(everything.map((name) => db.clear(name)))],
  [
    "segments without dead",
    spoilt("indexState", (state: { segments: object[] }) => ({
      ...state,
      segments: state.segments.map((segment) => ({ ...segment, dead: undefined })),
    })),
  ],
  [
    "a segment less",
    spoilt("indexState", (state: { segments: object[] }) => ({ ...state, segments: state.segments.slice(1) })),
  ],
  [
    "one list of postings lost",
    (db) => db.getAllKeys("indexPosts").then(([key]) => db.delete("indexPosts", key ?? [0, 0])),
  ],
  ["a table lost", (db) => db.getAllKeys("indexDocs").then(([key]) => db.delete("indexDocs", key ?? [0, 0]))],
  [
    "a name more",
    spoilt("indexDocs", (record: object) => ("ids" in record ? { ...record, ids: `${record.ids}\nmore` } : record)),
  ],
  ["titles that are numbers", spoilt("indexDocs", (record: object) => ({ ...record, titles: 7 }))],
  ["fewer facts", spoilt("indexDocs", (record: object) => ({ ...record, flags: new Uint8Array() }))],
  ["labels of nothing", spoilt("indexDocs", (table: object) => ({ ...table, labels: [null] }))],
  ["terms that are numbers", spoilt("indexTerms", (lists: string[]) => lists.map(Number))],
  ["a list of terms less", spoilt("indexTerms", (lists: string[]) => lists.slice(1))],
  ["postings cut", spoilt("indexPosts", (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2))],
  ["no postings", spoilt("indexPosts", () => new Uint8Array())],
  [
    "postings of other conversations",
    spoilt("indexPosts", (bytes: Uint8Array) => bytes.map((byte, at) => (at === 1 ? 126 : byte))),
  ],
  ["postings that never end", spoilt("indexPosts", (bytes: Uint8Array) => bytes.map(() => 255))],
];

test.each(damages)("%s: all is found by looking at the texts, and the index is built anew", async (_, damage) => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const before = await indexed();
  await damage(before.db);
  const archive = await reopened(before);
  for (const query of queries) {
    expect(await found(archive, query), query).toEqual(await mustFind(archive, query));
  }
  await updateIndex(archive);
  expect(await archive.db.count("unindexed")).toBe(0);
  const again = await reopened(archive);
  const onDamage = vi.fn();
  for (const query of queries) {
    const ids: string[] = [];
    await searchArchive(again, query, { onDamage, onHits: (hits) => ids.push(...hits.map((hit) => hit.conversation)) });
    expect(ids.sort(), query).toEqual(await mustFind(again, query));
  }
  expect(onDamage).not.toHaveBeenCalled();
});

test.each(damages)("%s: an erased conversation goes all the same, and is not found", async (_, damage) => {
  const before = await indexed();
  await damage(before.db);
  const archive = await reopened(before);
  await eraseConversations(archive, ["chatgpt:chat-1"]);
  expect(await archive.db.count("conversations")).toBe(3);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  for (const query of queries) expect(await found(archive, query), query).toEqual(await mustFind(archive, query));
});

test.each(everything)("what the browser cannot read (%s) is damage", async (name) => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const archive = await reopened(await indexed());
  const { get, getAll } = IDBObjectStore.prototype;
  const unreadable = (real: (...args: never[]) => IDBRequest) =>
    function (this: IDBObjectStore, ...args: never[]) {
      if (this.name === name) throw new DOMException("file of a value lost", "NotReadableError");
      return real.apply(this, args);
    };
  Object.assign(IDBObjectStore.prototype, { get: unreadable(get), getAll: unreadable(getAll) });
  onTestFinished(() => void Object.assign(IDBObjectStore.prototype, { get, getAll }));
  const onDamage = vi.fn();
  const ids: string[] = [];
  await searchArchive(archive, "text", {
    onDamage,
    onHits: (hits) => ids.push(...hits.map((hit) => hit.conversation)),
  });
  expect(ids).toHaveLength(4);
  expect(onDamage).toHaveBeenCalled();
  Object.assign(IDBObjectStore.prototype, { get, getAll });
  const [{ segments: [first] = [] } = {}] = await archive.db.getAll("indexState");
  await updateIndex(archive);
  const [{ segments: [rebuilt] = [] } = {}] = await archive.db.getAll("indexState");
  expect(rebuilt?.docs).toBe(4);
  expect(rebuilt?.id).not.toBe(first?.id);
});
