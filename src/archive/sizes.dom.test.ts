import { expect, test } from "vitest";
import type { Part } from "../conversation/model.ts";
import { putAsset } from "./assets.ts";
import type { Archive } from "./open.ts";
import { indexSize } from "./search/index-size.ts";
import { longestWait } from "./search/testing/longest-wait.ts";
import { updateIndex } from "./search/update-index.ts";
import { mediaKindOf, mediaSizes, textSize } from "./sizes.ts";
import { freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);

test("what is held counts once and by its kind, with the chat that showed it first, or as shown by none", async () => {
  const archive = await freshArchive();
  const put = (byte: number, size: number, type: string) => putAsset(archive, new Uint8Array(size).fill(byte), type);
  const shared = await put(1, 1_000, "image/png");
  const own = await put(2, 300, "image/svg+xml");
  const sounds = [await put(3, 20, "audio/wav"), await put(4, 30, "video/mp4")];
  const file = await put(5, 7, "application/pdf");
  await put(6, 50, "image/png");
  const part = (key: string, asset: typeof shared): Part => ({ kind: "file", key, name: key, asset });
  await store(archive, look("one", [message("a1", "", { parts: [part("x", shared), part("f", file)] })]));
  const all = [shared, own, ...sounds].map((asset, place) => part(`p${place}`, asset));
  await store(archive, look("two", [message("a1", "", { parts: all })]));
  expect(await mediaSizes(archive)).toEqual({
    byChat: new Map([
      ["chatgpt:one", { images: 1_000, sounds: 0, files: 7 }],
      ["chatgpt:two", { images: 300, sounds: 50, files: 0 }],
    ]),
    unshown: 50,
  });
  expect(["image/png", "audio/ogg", "video/webm", "", "text/plain"].map(mediaKindOf)).toEqual([
    "images",
    "sounds",
    "sounds",
    "files",
    "files",
  ]);
});

test("the texts of a chat are as large as what was written, whatever the writing, over all its chunks", async () => {
  const archive = await freshArchive();
  const long = Array.from({ length: 120 }, (_, index) =>
    message(`${index % 2 === 0 ? "u" : "a"}${index}`, `${index} ${"x".repeat(1_000)}`),
  );
  await store(archive, look("long", long));
  await store(archive, look("japanese", [message("a1", "本".repeat(5_000))]));
  const size = await textSize(archive, "chatgpt:long");
  expect(size).toBeGreaterThan(120_000);
  // With what is kept beside each text: ids, role, times.
  expect(size).toBeLessThan(120_000 + 120 * 700);
  expect(await textSize(archive, "chatgpt:japanese")).toBeGreaterThan(15_000);
  expect(await textSize(archive, "chatgpt:none")).toBe(0);
});

test("the search index is as large as what is written in it, and smaller again when chats are gone", async () => {
  const archive = await freshArchive();
  expect(await indexSize(archive)).toBe(0);
  const words = (from: number) => Array.from({ length: 400 }, (_, at) => `word${from + at}`).join(" ");
  await store(archive, look("one", [message("u1", words(0))]));
  await updateIndex(archive);
  const first = (await indexSize(archive)) ?? 0;
  // Each word and where it is, packed: some bytes a word.
  expect(first).toBeGreaterThan(400 * 2);
  expect(first).toBeLessThan(400 * 30);
  await store(archive, look("two", [message("u1", words(400))]));
  await updateIndex(archive);
  expect(await indexSize(archive)).toBeGreaterThan(first);
  await archive.db.put("indexState", { format: 2, next: 9, segments: "none" } as never, "state");
  expect(await indexSize(archive)).toBeUndefined();
});

test("tens of thousands of images are summed up a part at a time, for a window that does not wait", async () => {
  const archive = await freshArchive();
  const count = long ? 40_000 : 6_000;
  const transaction = archive.db.transaction("assets", "readwrite");
  for (let at = 0; at < count; at++) {
    const sha256 = at.toString(16).padStart(64, "0");
    void transaction.store.put({ sha256, type: "image/png", size: 10, conversations: [`chatgpt:${at % 10_000}`] });
  }
  await transaction.done;
  const parts: number[] = [];
  const getAll = async (store: "assets", range: IDBKeyRange, most: number) => {
    const records = await archive.db.getAll(store, range, most);
    parts.push(records.length);
    return records;
  };
  const db = { getAll } as unknown as Archive["db"];
  let found = 0;
  const longest = await longestWait(async () => {
    const { byChat } = await mediaSizes({ ...archive, db });
    for (const { images } of byChat.values()) found += images;
  });
  console.log(`${count} images summed up: the longest wait is ${longest.toFixed(0)} ms`);
  expect(found).toBe(count * 10);
  // How long a part takes depends on what else the machine does; some ms where that is little.
  expect(Math.max(...parts)).toBeLessThanOrEqual(200);
  await expect(mediaSizes(archive, AbortSignal.abort())).rejects.toThrow();
});
