import { expect, it } from "vitest";
import { BackupError } from "../backup-error.ts";
import { pathOf } from "../names.ts";
import type { Place } from "../places/place.ts";
import { listDevices, newestManifest } from "../read-place.ts";
import { testClock, testMeans } from "../testing/means.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { modelArchive } from "../testing/model-archive.ts";
import { noKey, restored } from "../testing/restored.ts";
import { backUp } from "./backup-run.ts";

const day = 24 * 60 * 60 * 1000;
const image = (seed: number, size: number) => Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed * 7) % 256);
const { signal } = new AbortController();

async function world() {
  const source = modelArchive();
  const place = memoryPlace();
  const store = memoryStore();
  const clock = testClock();
  for (let at = 0; at < 20; at += 1)
    await source.write(`chatgpt:${at}`, `chat ${at} `.repeat(40), at % 5 ? [] : [image(at, 900)]);
  return { source, place, store, clock, means: testMeans({ source, place, store, now: clock.now }) };
}

async function newest(place: ReturnType<typeof memoryPlace>) {
  const { devices } = await listDevices(place, signal);
  const { found } = await newestManifest(place, devices[0] ?? expect.fail(), noKey, signal);
  return found?.manifest ?? expect.fail();
}

it("writes everything, then what has changed, then nothing", async () => {
  const { source, place, means } = await world();
  const first = await backUp(means);
  expect(first).toMatchObject({ wrote: true, mended: 0, unread: [], lacking: 0, renamed: false });
  expect(first.newest).toMatchObject({ counter: 1, conversations: 20 });
  expect(await restored(place)).toEqual(source.snapshot());

  const before = new Set(place.files.keys());
  await source.write("chatgpt:3", "changed");
  await source.write("claude:new", "new", [image(5, 900)]);
  await source.erase("chatgpt:4");
  expect(await backUp(means)).toMatchObject({ wrote: true, newest: { counter: 2, conversations: 20 } });
  expect(await restored(place)).toEqual(source.snapshot());
  expect((await newest(place)).deleted).toHaveLength(1);

  const files = new Map(place.files);
  expect(files.size).toBeGreaterThan(before.size);
  expect(await backUp(means)).toMatchObject({ wrote: false, newest: { counter: 2 } });
  expect(place.files).toEqual(files);
});

it("gives no number to two manifests, also where one was read otherwise than it was written", async () => {
  const { source, place, means } = await world();
  await backUp(means);
  await source.write("chatgpt:3", "changed");
  const second = "/manifest-2.json";
  const garbled: Place = {
    ...place,
    read: async (path, signal) => (path.endsWith(second) ? image(1, 100) : place.read(path, signal)),
  };
  await expect(backUp({ ...means, place: garbled })).rejects.toThrow(new BackupError("not-kept"));
  // Another browser may have read it by now.
  expect(await backUp({ ...means, place: garbled })).toMatchObject({ wrote: true, newest: { counter: 3 } });
  expect([...place.files.keys()].some((path) => path.endsWith(second))).toBe(false);
  expect(await restored(place)).toEqual(source.snapshot());
});

it("removes what a writer left that was cut off, but not what somebody may just be writing", async () => {
  const { place, means } = await world();
  await backUp(means);
  const [path = ""] = [...place.files.keys()].filter((each) => each.includes("/seg-1-"));
  place.files.set(`${path}.tmp`, image(1, 100));
  const now = path.replace("/seg-1-", "/seg-2-");
  place.files.set(`${now}.tmp`, image(1, 100));
  await backUp(means);
  expect([...place.files.keys()].filter((each) => each.endsWith(".tmp"))).toEqual([`${now}.tmp`]);
});

it("does not write images again with every word, large ones lie apart", async () => {
  const { source, place, means } = await world();
  await source.write("chatgpt:big", "big", [image(1, 3 * 2 ** 20), image(2, 2 * 2 ** 20), image(3, 1000)]);
  await backUp(means);
  const bytes = () => [...place.files.values()].reduce((sum, each) => sum + each.length, 0);
  const before = bytes();
  await source.write("chatgpt:big", "big and more", [image(1, 3 * 2 ** 20), image(2, 2 * 2 ** 20), image(3, 1000)]);
  await backUp(means);
  expect(bytes() - before).toBeLessThan(30_000);
  expect(await restored(place)).toEqual(source.snapshot());
});

it("keeps a hidden chat as it was until it is taken back or gone", async () => {
  const { source, place, means } = await world();
  await backUp(means);
  const before = await restored(place);
  source.hide("chatgpt:7", true);
  await backUp(means);
  expect(await restored(place)).toEqual(before);
  await source.erase("chatgpt:7");
  await backUp(means);
  expect((await restored(place))?.has("chatgpt:7")).toBe(false);
});

it("lets a deleted chat leave the place for good after 30 days and three backups, and nothing else", async () => {
  const { source, place, means, clock } = await world();
  await source.write("chatgpt:secret", "the word xyzzy", [image(77, 5000)]);
  await backUp(means);
  const has = (needle: Uint8Array) =>
    [...place.files.values()].some((bytes) => Buffer.from(bytes).includes(Buffer.from(needle)));
  expect(has(new TextEncoder().encode("xyzzy"))).toBe(true);
  expect(has(image(77, 5000))).toBe(true);
  await source.erase("chatgpt:secret");
  for (let passed = 0; passed < 29; passed += 1) {
    clock.pass(day);
    await backUp(means);
  }
  expect(has(new TextEncoder().encode("xyzzy"))).toBe(true);
  for (let passed = 0; passed < 5; passed += 1) {
    clock.pass(day);
    await backUp(means);
    expect(await restored(place)).toEqual(source.snapshot());
  }
  expect(has(new TextEncoder().encode("xyzzy"))).toBe(false);
  expect(has(image(77, 5000))).toBe(false);
  expect([...place.files.keys()].filter((path) => path.includes("manifest")).length).toBeGreaterThanOrEqual(3);
});

it("writes again what is gone or changed in the place", async () => {
  const { source, place, means, clock } = await world();
  await source.write("chatgpt:big", "big", [image(1, 5 * 2 ** 20)]);
  await backUp(means);
  const segment = () => [...place.files.keys()].find((path) => path.includes("/seg-")) ?? expect.fail();
  place.files.delete(segment());
  expect(await backUp(means)).toMatchObject({ wrote: true, mended: 1 });
  expect(await restored(place)).toEqual(source.snapshot());

  place.files.set(segment(), new Uint8Array(5));
  const { counter } = await newest(place);
  place.files.delete(pathOf((await newest(place)).device, `manifest-${counter}.json`));
  expect((await backUp(means)).mended).toBeGreaterThanOrEqual(2);
  expect(await restored(place)).toEqual(source.snapshot());

  // Flipped bits show when each segment's day has come.
  for (const [path, bytes] of place.files)
    if (path.includes("/seg-")) bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  for (let passed = 0; passed < 8; passed += 1) {
    clock.pass(day);
    await backUp(means);
  }
  expect(await restored(place)).toEqual(source.snapshot());
});

it("takes another name where somebody else writes under its own", async () => {
  const { source, place, means } = await world();
  await backUp(means);
  const { device } = await newest(place);
  const copy = structuredClone(await means.store.segments("place"));
  const twin = { ...means, store: memoryStore(), source: modelArchive() };
  await twin.store.commit("place", {
    record: structuredClone(await means.store.read("place")) ?? expect.fail(),
    put: copy,
  });
  await twin.source.write("chatgpt:twin", "of the twin");
  await backUp(twin);
  await source.write("chatgpt:1", "of the first");
  expect(await backUp(means)).toMatchObject({ renamed: true, wrote: true });
  const names = (await listDevices(place, signal)).devices.map((each) => each.device);
  expect(names).toHaveLength(2);
  expect(await restored(place, { device })).toEqual(twin.source.snapshot());
  const other = names.find((name) => name !== device) ?? expect.fail();
  expect(await restored(place, { device: other })).toEqual(source.snapshot());
});

it("leaves alone what is not its own", async () => {
  const { place, means } = await world();
  const foreign = ["convokeep/readme.txt", `convokeep/${"f".repeat(16)}/seg-1-1-abcdefab.zip`, "holiday.jpg"];
  for (const path of foreign) place.files.set(path, new Uint8Array(3));
  await backUp(means);
  await backUp(means);
  for (const path of foreign) expect(place.files.get(path)).toEqual(new Uint8Array(3));
});

it("backs up the others where a conversation cannot be read, and keeps what it has of that", async () => {
  const { source, place, means } = await world();
  await backUp(means);
  const before = await restored(place);
  const held = source.chats.get("chatgpt:2") ?? expect.fail();
  source.chats.set("chatgpt:2", { ...held, rev: -1, thread: {} as never });
  await source.write("chatgpt:3", "changed");
  expect(await backUp(means)).toMatchObject({ wrote: true, unread: [{ id: "chatgpt:2", isKept: true }] });
  const after = await restored(place);
  expect(after?.get("chatgpt:2")).toBe(before?.get("chatgpt:2"));
  expect(after?.get("chatgpt:3")).not.toBe(before?.get("chatgpt:3"));
  expect(await backUp(means)).toMatchObject({ wrote: false, unread: [{ id: "chatgpt:2", isKept: true }] });
});

it("works with a place that it cannot read, by sizes", async () => {
  const { source, store } = await world();
  const place = memoryPlace({ canRead: false });
  const means = testMeans({ source, store, place });
  await backUp(means);
  await source.write("chatgpt:3", "changed");
  await backUp(means);
  expect(await restored(place)).toEqual(source.snapshot());
});
