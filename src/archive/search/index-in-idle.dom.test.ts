import { expect, test } from "vitest";
import { freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { indexInIdle } from "./index-in-idle.ts";
import { found } from "./testing/texts.ts";

test("changes are taken in when they have come to rest, and those that come in the meantime after them", async () => {
  const archive = await freshArchive();
  let runs = 0;
  const indexer = indexInIdle(async () => archive, { restMs: 20, onEnd: () => runs++ });
  for (let n = 0; n < 5; n++) {
    await store(archive, look(`chat-${n}`, [message("u1", "text")]));
    indexer.changed();
  }
  await expect.poll(() => archive.db.count("unindexed")).toBe(0);
  await expect.poll(() => runs).toBeGreaterThan(0);
  await store(archive, look("chat-0", [message("u2", "more")]));
  indexer.changed();
  await expect.poll(() => archive.db.count("unindexed")).toBe(0);
  indexer.stop();
});

test("a failure is told, and the next change tries again", async () => {
  const archive = await freshArchive();
  await store(archive, look("one", [message("u1", "text")]));
  const errors: unknown[] = [];
  let fails = true;
  const open = async () => {
    if (fails) throw new Error("no archive");
    return archive;
  };
  const indexer = indexInIdle(open, { restMs: 1, onEnd: (error) => errors.push(error) });
  indexer.changed();
  await expect.poll(() => errors).toHaveLength(1);
  expect(await archive.db.count("unindexed")).toBe(1);
  fails = false;
  indexer.changed();
  await expect.poll(() => errors).toHaveLength(2);
  expect(errors[1]).toBeUndefined();
  expect(await archive.db.count("unindexed")).toBe(0);
  indexer.stop();
});

test("what goes first is let by: nothing is taken in before it is done", async () => {
  const archive = await freshArchive();
  for (let n = 0; n < 3; n++) await store(archive, look(`chat-${n}`, [message("u1", `text ${n}`)]));
  let asked = 0;
  let release = () => {};
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  const atRest = () => {
    asked++;
    return free;
  };
  const indexer = indexInIdle(async () => archive, { restMs: 1, atRest });
  indexer.changed();
  await expect.poll(() => asked).toBeGreaterThan(0);
  await store(archive, look("chat-0", [message("u2", "more")]));
  expect(await archive.db.count("indexDocs")).toBe(0);
  release();
  await expect.poll(() => archive.db.count("unindexed")).toBe(0);
  expect(await found(archive, "more")).toEqual(["chatgpt:chat-0"]);
  indexer.stop();
});
