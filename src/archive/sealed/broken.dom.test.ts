import { expect, test } from "vitest";
import { putAsset } from "../assets.ts";
import { putJob } from "../jobs.ts";
import { listConversations, listSome } from "../list.ts";
import { setMeta } from "../meta.ts";
import { type Archive, openArchive } from "../open.ts";
import { readThread } from "../read-thread.ts";
import type { StoreName } from "../schema.ts";
import { searchArchive } from "../search/search-archive.ts";
import { updateIndex } from "../search/update-index.ts";
import { stagePart } from "../staging.ts";
import { eraseConversations } from "../testing/erase.ts";
import { look, message, store } from "../testing/looks.ts";
import { listAside } from "./aside.ts";
import { beginMove, cancelMove, createMover, type Mover } from "./mover.ts";
import type { RawDatabase } from "./raw.ts";
import { damage, damages, type Row, sealedArchive } from "./testing/broken.ts";
import { vaultState } from "./vault.ts";

const hows = Object.keys(damages);

async function fill(archive: Archive): Promise<void> {
  for (let chat = 0; chat < 5; chat++) {
    const asset = await putAsset(archive, Uint8Array.of(1, 2, chat), "image/png");
    const parts = [{ kind: "image" as const, key: "k", alt: "", origin: "generated" as const, asset }];
    await store(archive, look(`c${chat}`, [message("u1", `hello kingfisher ${chat}`), message("a1", "x", { parts })]));
  }
  await updateIndex(archive);
  for (const id of ["one", "two"]) await store(archive, look(id, [message("u1", "hello kingfisher")]));
  for (const id of ["gone", "gone too"]) await store(archive, look(id, [message("u1", "x")]));
  await eraseConversations(archive, ["chatgpt:gone", "chatgpt:gone too"]);
  for (const id of ["a", "b"]) {
    await putJob(archive, { id, kind: "export", names: ["Plan"] });
    await setMeta(archive, `moved:${id}`, id);
    await stagePart(archive, { transfer: id, part: 0, parts: 2, data: "half" });
  }
}

async function toTheEnd(mover: Mover): Promise<void> {
  while ((await mover.step()) !== "done");
  mover.close();
}

async function countsOf(db: RawDatabase | Archive["db"]): Promise<Record<string, number>> {
  const names = [...db.objectStoreNames] as StoreName[];
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await (db as Archive["db"]).count(name)])),
  );
}

test.each(hows)("one record in each store that is %s: turning off goes on and keeps it aside", async (how) => {
  const { place, archive, bare, lock } = await sealedArchive();
  await fill(archive);
  const before = await countsOf(archive.db);
  const damaged = new Map<string, IDBValidKey>();
  const records = new Map<string, unknown>();
  for (const name of bare.objectStoreNames) {
    const key = await damage(bare, name, how);
    if (key === undefined) continue;
    damaged.set(name, key);
    records.set(name, await bare.get(name, key));
  }
  bare.close();
  expect(damaged.size).toBeGreaterThan(8);
  await beginMove(place);
  await toTheEnd(createMover(place));
  expect((await vaultState(place.vault)).lock).toBeUndefined();
  const clear = await openArchive(place);
  const expected = Object.entries(before).map(([name, count]) => [name, count - (damaged.has(name) ? 1 : 0)]);
  expect(await countsOf(clear.db)).toEqual(Object.fromEntries(expected));
  const aside = await listAside(place.vault);
  expect(new Map(aside.map(({ store, key }) => [store, key]))).toEqual(damaged);
  expect(new Map(aside.map(({ store, record }) => [store, record]))).toEqual(records);
  expect(new Set(aside.map((one) => one.lock.id))).toEqual(new Set([lock.id]));
});

test.each(hows)("a row that is %s: the others are listed and it is named", async (how) => {
  const { place, archive, bare } = await sealedArchive();
  await fill(archive);
  await damage(bare, "conversations", how);
  for (const again of [false, true]) {
    const broken: string[] = [];
    const open = await openArchive(place);
    const rows = await listConversations(open, { onBroken: (ids) => broken.push(...ids) });
    expect(rows.length).toBe(6);
    expect(broken.length).toBe(1);
    expect(broken[0]).toMatch(/^chatgpt:(c\d|one|two)$/);
    expect(rows.map(({ id }) => id)).not.toContain(broken[0]);
    const newest: string[] = [];
    expect((await listConversations(open, { limit: 50, onBroken: (ids) => newest.push(...ids) })).length).toBe(6);
    expect(newest).toEqual(broken);
    expect((await listSome(open, [...rows.map(({ id }) => id), ...broken])).length).toBe(6);
    // Who asks for that one alone, or for all without being told, hears that it is broken.
    await expect(readThread(open, broken[0] ?? "")).rejects.toMatchObject({ reason: "broken" });
    await expect(listConversations(open)).rejects.toMatchObject({ reason: "broken" });
    // A capture must not put a new one in its place.
    const [, id = ""] = (broken[0] ?? "").split(":");
    await expect(store(open, look(id, [message("u1", "new")]))).rejects.toMatchObject({ reason: "broken" });
    // The same while it is being turned off.
    if (again) return;
    bare.close();
    await beginMove(place);
    const mover = createMover(place);
    await mover.step();
    mover.close();
  }
});

test("a record under a key that is none of ours is passed over and told by it", async () => {
  const { archive, bare, place } = await sealedArchive();
  await fill(archive);
  const [row] = (await bare.getAll("conversations")) as Row[];
  await bare.put("conversations", { ...row, id: "AAAA" });
  const broken: string[] = [];
  const rows = await listConversations(archive, { onBroken: (ids) => broken.push(...ids) });
  expect([rows.length, broken]).toEqual([7, ["AAAA"]]);
  bare.close();
  await beginMove(place);
  await toTheEnd(createMover(place));
  expect((await listConversations(await openArchive(place))).length).toBe(7);
  expect((await listAside(place.vault)).map(({ key }) => key)).toEqual(["AAAA"]);
});

test.each(["chunks", "conversations"] as const)(
  "search goes on where a record of %s cannot be opened",
  async (name) => {
    const { archive, bare } = await sealedArchive();
    await fill(archive);
    await damage(bare, name, "cut");
    const find = async () => {
      const found = new Set<string>();
      const tell = (hits: { conversation: string }[]) =>
        hits.forEach(({ conversation }) => void found.add(conversation));
      await searchArchive(archive, "hello kingfisher", { onHits: tell });
      return found.size;
    };
    expect(await find()).toBeGreaterThanOrEqual(6);
    await updateIndex(archive);
    await updateIndex(archive);
    expect(await find()).toBeGreaterThanOrEqual(6);
    const index = async () => JSON.stringify(await bare.getAllKeys("indexPosts"));
    const before = await index();
    await find();
    await updateIndex(archive);
    expect(await index(), "the index is not built again and again").toBe(before);
  },
);

test("what is given up takes back what was put aside, and the next time finds it again", async () => {
  const { place, archive, bare } = await sealedArchive();
  await fill(archive);
  await damage(bare, "conversations", "cut");
  bare.close();
  await beginMove(place);
  const mover = createMover(place);
  while ((await listAside(place.vault)).length === 0) await mover.step();
  await cancelMove(place);
  mover.close();
  expect(await listAside(place.vault)).toEqual([]);
  await beginMove(place);
  await toTheEnd(createMover(place));
  expect((await listAside(place.vault)).length).toBe(1);
});

test("a broken record that is removed while the lock is turned off is not kept aside", async () => {
  const { place, archive, bare } = await sealedArchive();
  await fill(archive);
  const key = await damage(bare, "chunks", "cut");
  bare.close();
  await beginMove(place);
  const mover = createMover(place);
  while ((await listAside(place.vault)).length === 0) await mover.step();
  const open = await openArchive(place);
  const all = (await open.db.getAllKeys("conversations")).filter((id) => id.startsWith("chatgpt:"));
  await eraseConversations(open, all);
  await toTheEnd(mover);
  expect(key).toBeDefined();
  expect(await listAside(place.vault)).toEqual([]);
  expect(await (await openArchive(place)).db.count("conversations")).toBe(0);
});
