import { deleteDB } from "idb";
import { expect, it, onTestFinished } from "vitest";
import { parseManifest } from "../manifest-schema.ts";
import { newIdentity, signed } from "../signing.ts";
import { openBackups } from "./database.ts";
import { indexedStore } from "./indexed-store.ts";
import type { PlaceRecord, StoredSegment } from "./records.ts";
import { indexedSchedules } from "./schedules.ts";

const identity = await newIdentity();

function fresh(): string {
  const name = `test-backup-${crypto.randomUUID()}`;
  onTestFinished(async () => {
    (await openBackups(name)).close();
    await deleteDB(name);
  });
  return name;
}

const record = (place: string): PlaceRecord => ({ place, ...identity, counter: 1, manifests: [] });

function segment(place: string, n: number): StoredSegment {
  const name = `seg-1-${n}-0000000${n % 10}.zip`;
  return { place, name, counter: 1, n, size: 1, sha256: "ab".repeat(32), sealedTo: "", conversations: [], assets: [] };
}

it("keeps what lies in each place apart, segments in the order in which they were written", async () => {
  const store = indexedStore(fresh());
  expect(await store.read("a")).toBeUndefined();
  await store.commit("a", { record: record("a"), put: [segment("a", 10), segment("a", 2)] });
  await store.commit("b", { record: record("b"), put: [segment("b", 1)] });
  expect(await store.read("a")).toEqual(record("a"));
  expect((await store.segments("a")).map(({ n }) => n)).toEqual([2, 10]);
  await store.commit("a", { drop: [segment("a", 2).name] });
  expect((await store.segments("a")).map(({ n }) => n)).toEqual([10]);
  await store.forget("a");
  expect(await store.read("a")).toBeUndefined();
  expect(await store.segments("a")).toEqual([]);
  expect(await store.segments("b")).toHaveLength(1);
});

it("keeps the keys that a browser signs with, and gives them to nobody to take along", async () => {
  const store = indexedStore(fresh());
  await store.commit("a", { record: record("a") });
  const { device, keys } = (await store.read("a")) ?? expect.fail();
  const at = "2026-11-22T12:00:00.000Z";
  const manifest = { format: "convokeep-backup", version: 1, device, counter: 1, at, segments: [], deleted: [] };
  expect(await parseManifest(await signed(manifest, keys))).toEqual(manifest);
  await expect(crypto.subtle.exportKey("pkcs8", keys.privateKey)).rejects.toThrow();
});

it("commits all of a change or nothing", async () => {
  const store = indexedStore(fresh());
  const broken = { ...segment("a", 1), conversations: [() => undefined] } as unknown as StoredSegment;
  await expect(store.commit("a", { record: record("a"), put: [broken] })).rejects.toThrow();
  expect(await store.read("a")).toBeUndefined();
});

it("changes schedules one after the other", async () => {
  const schedules = indexedSchedules(fresh());
  const since = "2026-11-20T12:00:00.000Z";
  await Promise.all(
    ["hourly", "daily", "weekly"].map((pace) =>
      schedules.change("a", (row) => ({
        place: "a",
        pace: "never",
        since,
        ...row,
        good: { at: since, bytes: (row?.good?.bytes ?? 0) + 1, conversations: pace.length },
      })),
    ),
  );
  expect(await schedules.all()).toMatchObject([{ place: "a", good: { bytes: 3 } }]);
  await schedules.forget("a");
  expect(await schedules.all()).toEqual([]);
});
