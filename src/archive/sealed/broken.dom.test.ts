import { deleteDB, openDB } from "idb";
import { expect, onTestFinished, test } from "vitest";
import { putAsset } from "../assets.ts";
import { putJob } from "../jobs.ts";
import { listConversations, listSome } from "../list.ts";
import { setMeta } from "../meta.ts";
import { type Archive, openArchive } from "../open.ts";
import { readThread } from "../read-thread.ts";
import { eraseConversations } from "../remove.ts";
import type { StoreName } from "../schema.ts";
import { searchArchive } from "../search/search-archive.ts";
import { updateIndex } from "../search/update-index.ts";
import { stagePart } from "../staging.ts";
import { look, message, store } from "../testing/looks.ts";
import { listAside } from "./aside.ts";
import { takeKeysFrom } from "./keyring.ts";
import { sealKeysOf } from "./keys-of.ts";
import { type LockKeys, makeLockKeys } from "./lock-keys.ts";
import { beginMove, cancelMove, createMover, type Mover, type Place } from "./mover.ts";
import type { RawDatabase } from "./raw.ts";
import { sealingWith } from "./records.ts";
import { shapesOf } from "./shapes.ts";
import { changeVault, openVault, vaultState } from "./vault.ts";

const made = makeLockKeys("a passphrase", { logN: 15, r: 8, p: 1 });

interface Sealed {
  place: Place;
  archive: Archive;
  lock: LockKeys;
  /** The database without the layer. */
  bare: RawDatabase;
  bareName: string;
}

async function sealed(): Promise<Sealed> {
  const name = `broken-${crypto.randomUUID()}`;
  const place = { name, vault: `${name}-vault`, writeOver: async () => undefined };
  const { lock, dataKey } = await made;
  takeKeysFrom(async () => ({ dataKey, until: Number.POSITIVE_INFINITY }));
  const bareName = `${name}-sealed`;
  await changeVault(place.vault, (state) => ({ ...state, database: bareName, lock }));
  const archive = await openArchive(place);
  const bare = (await openDB(bareName)) as unknown as RawDatabase;
  onTestFinished(async () => {
    bare.close();
    (await openArchive(place).catch(() => undefined))?.close();
    (await openVault(place.vault)).close();
    for (const each of [name, bareName, place.vault]) await deleteDB(each);
  });
  return { place, archive, lock, bare, bareName };
}

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

type Row = Record<string, unknown> & { sealed: Uint8Array };

const strangers = sealingWith(sealKeysOf(new Uint8Array(32).fill(7)));

/** What can become of a record. */
const damages: Record<string, (bare: RawDatabase, store: string, row: Row, other: Row) => Row> = {
  cut: (_, __, row) => ({ ...row, sealed: row.sealed.slice(0, -1) }),
  "flipped in one bit": (_, __, row) => ({
    ...row,
    sealed: row.sealed.map((byte, at) => (at === 20 ? byte ^ 4 : byte)),
  }),
  "exchanged for another": (_, __, row, other) => ({ ...row, sealed: other.sealed }),
  "sealed by a strange key": (bare, name, row) => {
    const shape = shapesOf(bare).get(name) as never;
    return { ...row, sealed: strangers.sealed(shape, { id: "x", at: 1 }, "x").sealed };
  },
};

/** Does it to the first record of a store, where there are two. Gives the record's key. */
async function damage(bare: RawDatabase, name: string, how: string): Promise<IDBValidKey | undefined> {
  const [key, second] = await bare.getAllKeys(name);
  if (key === undefined || second === undefined) return undefined;
  const { store } = bare.transaction(name, "readwrite");
  const [row, other] = (await Promise.all([store.get(key), store.get(second)])) as [Row, Row];
  const damaged = damages[how]?.(bare, name, row, other);
  await store.put(damaged, store.keyPath === null ? key : undefined);
  return key;
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

test.each(Object.keys(damages))(
  "one record in each store that is %s: turning off goes on and keeps it aside",
  async (how) => {
    const { place, archive, bare, lock } = await sealed();
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
  },
);

test.each(Object.keys(damages))("a row that is %s: the others are listed and it is named", async (how) => {
  const { place, archive, bare } = await sealed();
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
  const { archive, bare, place } = await sealed();
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
    const { archive, bare } = await sealed();
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
  const { place, archive, bare } = await sealed();
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
  const { place, archive, bare } = await sealed();
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
