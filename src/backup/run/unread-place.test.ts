import { expect, it } from "vitest";
import type { Place } from "../places/place.ts";
import { testClock, testMeans } from "../testing/means.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { modelArchive } from "../testing/model-archive.ts";
import { restored } from "../testing/restored.ts";
import { backUp } from "./backup-run.ts";

const day = 24 * 60 * 60 * 1000;

/** A folder below the downloads with a backup in it; the browser has been started anew since. */
async function downloads() {
  const source = modelArchive();
  const place = memoryPlace({ canRead: false });
  const clock = testClock();
  const store = memoryStore();
  const means = testMeans({ source, place, store, now: clock.now, sizes: { segment: 2_000, largeFile: 2_000 } });
  for (let at = 0; at < 6; at += 1) await source.write(`chatgpt:${at}`, `chat ${at}`);
  await backUp(means);
  place.forgetAll();
  return { source, place, clock, means };
}

const paths = (place: { files: Map<string, unknown> }, part: string) =>
  [...place.files.keys()].filter((path) => path.includes(part));

it("goes on in a folder of which the browser knows nothing any more: only what is new is written", async () => {
  const { source, place, means } = await downloads();
  const before = paths(place, "/seg-");
  await source.write("chatgpt:3", "again");
  expect(await backUp({ ...means, asked: true })).toMatchObject({ mended: 0, renamed: false });
  expect(paths(place, "/seg-").filter((path) => !before.includes(path))).toHaveLength(1);
  expect(await restored(place)).toEqual(source.snapshot());
});

it("writes again what was deleted by hand: at once when it is asked to, else within a day", async () => {
  for (const asked of [true, false]) {
    const { source, place, clock, means } = await downloads();
    clock.pass(day);
    await backUp(means);
    place.files.clear();
    if (!asked) {
      expect(await backUp(means)).toMatchObject({ mended: 0, wrote: false });
      clock.pass(day);
    }
    const { mended, renamed, wrote } = await backUp({ ...means, asked });
    expect({ renamed, wrote }).toEqual({ renamed: false, wrote: true });
    expect(mended).toBeGreaterThan(1);
    expect(await restored(place)).toEqual(source.snapshot());
  }
});

it("writes again one segment that was deleted by hand, by and by, and leaves the others", async () => {
  const { source, place, clock, means } = await downloads();
  const [gone = "", ...others] = paths(place, "/seg-");
  place.files.delete(gone);
  for (let days = 0; days <= others.length; days += 1) {
    clock.pass(day);
    await backUp(means);
  }
  expect(await restored(place)).toEqual(source.snapshot());
  expect(paths(place, "/seg-")).toEqual(expect.arrayContaining(others));
});

for (const [what, part] of [
  ["a manifest", "/manifest-2"],
  ["a segment", "/seg-2"],
] as const) {
  it(`keeps its name when it ended in the midst of ${what} and the browser knows nothing of that file`, async () => {
    for (const isWritten of [true, false]) {
      const { source, place, means } = await downloads();
      await source.write("chatgpt:3", "again");
      const dying: Place = {
        ...place,
        async write(path, bytes, signal) {
          if (isWritten || !path.includes(part)) await place.write(path, bytes, signal);
          if (path.includes(part)) throw new Error("the browser ended");
        },
      };
      await expect(backUp({ ...means, place: dying })).rejects.toThrow("the browser ended");
      place.forgetAll();
      expect(await backUp(means)).toMatchObject({ renamed: false });
      expect(await restored(place)).toEqual(source.snapshot());
    }
  });
}

it("reads everything back where files were found changed, and writes those again", async () => {
  const source = modelArchive();
  const place = memoryPlace();
  const means = testMeans({ source, place, sizes: { segment: 2_000, largeFile: 2_000 } });
  for (let at = 0; at < 20; at += 1) await source.write(`chatgpt:${at}`, `chat ${at}`);
  await backUp(means);
  await backUp(means);
  const segments = paths(place, "/seg-");
  expect(segments.length).toBeGreaterThan(3);
  for (const path of [segments.at(1), segments.at(-1)]) place.files.get(path ?? "")?.set([255], 60);
  expect(await backUp(means)).toMatchObject({ mended: 0 });
  expect(await backUp({ ...means, doubted: true })).toMatchObject({ mended: 2, renamed: false });
  expect(await restored(place)).toEqual(source.snapshot());
});
