import { expect, test } from "vitest";
import type { CaptureEntry } from "../conversation/capture.ts";
import { putAsset } from "./assets.ts";
import type { Archive } from "./open.ts";
import { readThread } from "./read-thread.ts";
import { dump, freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

/** Runs `work` while the n-th write ends as `fault` says. */
async function withFault<T>(n: number, fault: (store: IDBObjectStore) => void, work: () => Promise<T>): Promise<T> {
  const { put } = IDBObjectStore.prototype;
  let writes = 0;
  IDBObjectStore.prototype.put = function (...args) {
    writes++;
    if (writes === n) fault(this);
    return put.apply(this, args);
  };
  try {
    return await work();
  } finally {
    IDBObjectStore.prototype.put = put;
  }
}

/** As a full disk makes a write fail. */
function diskFull(): never {
  throw new DOMException("no space left", "QuotaExceededError");
}

/** As a browser that gives up a transaction. */
function abort(store: IDBObjectStore): void {
  store.transaction.abort();
}

const many = Array.from({ length: 120 }, (_, n): CaptureEntry => message(`${n % 2 ? "a" : "u"}${n}`, `text ${n}`));
const more = [
  ...many.slice(100),
  ...Array.from({ length: 60 }, (_, n) => message(`${n % 2 ? "a" : "u"}${n + 500}`, `new ${n}`)),
];

async function prepared(): Promise<Archive> {
  const archive = await freshArchive();
  await store(archive, look("one", many));
  return archive;
}

test.each([
  { name: "a full disk", fault: diskFull, reason: "no-space" },
  { name: "a transaction given up by the browser", fault: abort, reason: "closed" },
])(
  "$name at any write leaves nothing half-written, and the same capture goes in afterwards",
  async ({ fault, reason }) => {
    const archive = await prepared();
    const before = await dump(archive);
    const capture = look("one", more, { evidence: { start: "unknown", end: true } });
    let n = 1;
    for (; ; n++) {
      const result = await withFault(n, fault, () => store(archive, capture).catch((error: unknown) => error));
      if (!(result instanceof Error)) break;
      expect(result).toMatchObject({ name: "ArchiveError", reason });
      expect(await dump(archive)).toEqual(before);
    }
    // A row, a page, two chunks, a note for the search index: a fault at each of them was tried.
    expect(n).toBe(6);
    expect((await readThread(archive, "chatgpt:one"))?.messages).toHaveLength(180);
  },
);

test("bytes that find no space are not half there", async () => {
  const archive = await freshArchive();
  for (const n of [1, 2]) {
    const putting = withFault(n, diskFull, () => putAsset(archive, new Uint8Array([1, 2, 3]), "image/png"));
    await expect(putting).rejects.toMatchObject({ name: "ArchiveError", reason: "no-space" });
    expect(await archive.db.count("assets")).toBe(0);
    expect(await archive.db.count("assetBytes")).toBe(0);
  }
});

test("writing row and messages in two transactions would leave half a conversation: the fault is a real one", async () => {
  const archive = await freshArchive();
  await store(archive, look("one", many.slice(0, 2)));
  const before = await dump(archive);
  const [row] = await archive.db.getAll("conversations");
  const [chunk] = await archive.db.getAll("chunks");
  if (!row || !chunk) throw new Error("nothing stored");
  await withFault(2, diskFull, async () => {
    await archive.db.put("conversations", { ...row, messageCount: 99 });
    await expect(archive.db.put("chunks", chunk)).rejects.toMatchObject({ name: "QuotaExceededError" });
  });
  expect(await dump(archive)).not.toEqual(before);
});
