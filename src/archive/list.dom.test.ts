import { expect, test } from "vitest";
import type { Conversation } from "../conversation/model.ts";
import { countConversations, listConversations, listSome, readConversation } from "./list.ts";
import type { Archive } from "./open.ts";
import { hideConversations } from "./remove.ts";
import type { StoredRow } from "./schema.ts";
import { freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const start = Date.parse("2026-01-01T00:00:00Z");

/** Rows whose number says when they changed last, put in another order. */
async function fill(archive: Archive, count: number): Promise<void> {
  await store(archive, look("one", [message("u1", "text")]));
  const [row] = await archive.db.getAll("conversations");
  if (!row) throw new Error("nothing stored");
  const transaction = archive.db.transaction("conversations", "readwrite");
  await transaction.store.clear();
  const rows = Array.from({ length: count }, (_, n): StoredRow => {
    const number = (n * 7919) % count;
    const at = new Date(start + number * 1000).toISOString();
    return { ...row, id: `chatgpt:${number}`, title: `Chat ${number}`, updated: { at, from: "capture" } };
  });
  await Promise.all([...rows.map((one) => transaction.store.put(one)), transaction.done]);
}

const numbers = (rows: readonly Conversation[]) => rows.map(({ id }) => Number(id.slice("chatgpt:".length)));
const downFrom = (most: number, count: number) => Array.from({ length: count }, (_, n) => most - n);

test("10,000 conversations, newest first; the first 50 come before all others are read", async () => {
  const archive = await freshArchive();
  await fill(archive, 10_000);
  const batches: Conversation[][] = [];
  const all = await listConversations(archive, { onBatch: (rows) => batches.push(rows) });
  expect(numbers(all)).toEqual(downFrom(9_999, 10_000));
  expect(batches.map(({ length }) => length)).toEqual([50, 10_000]);
  expect(numbers(batches[0] ?? [])).toEqual(downFrom(9_999, 50));
  expect(await countConversations(archive)).toBe(10_000);
});

test("what a part ends with is neither lost nor doubled, whatever the count", async () => {
  const archive = await freshArchive();
  for (const count of [999, 1_000, 1_001, 2_000, 4_321]) {
    await fill(archive, count);
    expect(numbers(await listConversations(archive))).toEqual(downFrom(count - 1, count));
  }
});

test("limits below and above the first batch", async () => {
  const archive = await freshArchive();
  await fill(archive, 200);
  expect(numbers(await listConversations(archive, { limit: 3 }))).toEqual([199, 198, 197]);
  expect(await listConversations(archive, { limit: 120 })).toHaveLength(120);
  expect(await listConversations(archive, { limit: 500 })).toHaveLength(200);
});

test("deleted ones are left out, also of the first batch", async () => {
  const archive = await freshArchive();
  await fill(archive, 100);
  await hideConversations(
    archive,
    downFrom(99, 60).map((n) => `chatgpt:${n}`),
  );
  expect(numbers(await listConversations(archive, { limit: 50 }))).toEqual(downFrom(39, 40));
  expect(await countConversations(archive)).toBe(40);
});

test("what the archive keeps for itself is not shown", async () => {
  const archive = await freshArchive();
  await store(archive, look("one", [message("u1", "text")]));
  const row = await readConversation(archive, "chatgpt:one");
  expect(Object.keys(row ?? {})).not.toContain("rev");
  expect(Object.keys(row ?? {})).not.toContain("outline");
  expect(await listConversations(archive)).toEqual([row]);
  expect(await readConversation(archive, "chatgpt:two")).toBeUndefined();
});

test("some of them, without those that were deleted or are not there", async () => {
  const archive = await freshArchive();
  await fill(archive, 100);
  await hideConversations(archive, ["chatgpt:40"]);
  const some = await listSome(archive, ["chatgpt:3", "chatgpt:40", "chatgpt:none", "chatgpt:99"]);
  expect(numbers(some)).toEqual([99, 3]);
  expect(await listSome(archive, [])).toEqual([]);
});

test("an empty archive", async () => {
  const archive = await freshArchive();
  expect(await listConversations(archive)).toEqual([]);
  expect(await countConversations(archive)).toBe(0);
});
