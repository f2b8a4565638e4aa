import { deleteDB, openDB } from "idb";
import { expect, onTestFinished, test } from "vitest";
import { getMeta, setMeta } from "./meta.ts";
import { type Migration, migrate, migrations } from "./migrations.ts";
import { openArchive } from "./open.ts";
import { readThread } from "./read-thread.ts";
import { storeCapture } from "./store-capture.ts";
import { freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const next: readonly Migration[] = [...migrations, () => undefined];

function newName(): string {
  const name = `test-${crypto.randomUUID()}`;
  onTestFinished(() => deleteDB(name));
  return name;
}

test("one connection is shared, also by those who ask while it is being opened", async () => {
  const name = newName();
  const [one, other] = await Promise.all([openArchive({ name }), openArchive({ name })]);
  expect(other).toBe(one);
  expect(await openArchive({ name })).toBe(one);
  one.close();
});

test("a connection steps aside for a newer version, tells whoever still uses it, and opens again", async () => {
  const name = newName();
  const old = await openArchive({ name });
  await setMeta(old, "key", 1);
  const newer = await openDB(name, migrations.length + 1);
  await expect(getMeta(old, "key")).rejects.toMatchObject({ name: "ArchiveError", reason: "closed" });
  await expect(storeCapture(old, look("one", [message("u1", "text")]))).rejects.toMatchObject({ reason: "closed" });
  await expect(openArchive({ name })).rejects.toMatchObject({ reason: "newer" });
  newer.close();
});

test("after a close the next call opens a new connection with the same content", async () => {
  const archive = await freshArchive();
  await store(archive, look("one", [message("u1", "text")]));
  archive.close();
  const again = await openArchive({ name: archive.db.name });
  expect(again).not.toBe(archive);
  expect((await readThread(again, "chatgpt:one"))?.messages).toHaveLength(1);
  again.close();
});

test("a database that a newer version wrote is left alone", async () => {
  const name = newName();
  const newer = await openDB(name, 99);
  newer.close();
  await expect(openArchive({ name })).rejects.toMatchObject({ name: "ArchiveError", reason: "newer" });
  await expect(openArchive({ name })).rejects.toMatchObject({ reason: "newer" });
});

test("an upgrade that another window blocks says so after five seconds, and completes when that window closes", async () => {
  const name = newName();
  // Another window with code that does not step aside.
  const stubborn = await openDB(name, migrations.length, {
    upgrade: (db, from, _to, transaction) => migrate(db as never, from, transaction as never),
  });
  const start = performance.now();
  await expect(openArchive({ name, migrations: next })).rejects.toMatchObject({
    name: "ArchiveError",
    reason: "blocked",
  });
  const waited = performance.now() - start;
  expect(waited).toBeGreaterThan(4_500);
  expect(waited).toBeLessThan(7_000);
  stubborn.close();
  const archive = await openArchive({ name, migrations: next });
  expect(archive.db.version).toBe(next.length);
  await setMeta(archive, "key", "works");
  expect(await getMeta(archive, "key")).toBe("works");
  archive.close();
});
