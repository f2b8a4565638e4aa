import { expect, it } from "vitest";
import { backUp } from "../run/backup-run.ts";
import type { Sealing } from "../sealing.ts";
import { testMeans } from "../testing/means.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { modelArchive } from "../testing/model-archive.ts";
import { checkUnopened } from "./check-unopened.ts";

const sealing: Sealing = { suffix: ".age", to: "somebody", seal: async (bytes) => bytes.slice().reverse() };
const { signal } = new AbortController();

async function sealedBackup() {
  const source = modelArchive();
  const place = memoryPlace();
  const store = memoryStore();
  for (let at = 0; at < 9; at += 1) await source.write(`chatgpt:${at}`, `chat ${at}`);
  const means = testMeans({ source, place, store, sealing, sizes: { segment: 2_000, largeFile: 2_000 } });
  await backUp(means);
  const checked = () => checkUnopened({ place, store, id: "place", signal, progress: () => undefined });
  return { place, means, checked, paths: [...place.files.keys()] };
}

it("finds every file of a sealed backup as it was written, without opening one", async () => {
  const { checked, paths, means } = await sealedBackup();
  const at = expect.stringMatching(/^2026-/);
  expect(await checked()).toEqual({ at, files: paths.length, damaged: 0, conversations: 9, others: 0 });
  // What lies there of older backups only does not count.
  await (means.source as ReturnType<typeof modelArchive>).write("chatgpt:3", "again");
  await backUp(means);
  expect(await checked()).toMatchObject({ damaged: 0, conversations: 9 });
});

it("counts each file that is missing, cut off or changed by one bit, manifest or segment", async () => {
  const { place, checked, paths } = await sealedBackup();
  const files = new Map(place.files);
  for (const path of paths) {
    const whole = files.get(path) ?? new Uint8Array();
    const flipped = whole.slice();
    flipped[whole.length >> 1] = (flipped[whole.length >> 1] ?? 0) ^ 1;
    for (const bytes of [undefined, whole.slice(0, -1), flipped]) {
      if (bytes) place.files.set(path, bytes);
      else place.files.delete(path);
      expect(await checked(), path).toMatchObject({ damaged: 1, files: paths.length });
    }
    place.files.set(path, whole);
  }
  expect(await checked()).toMatchObject({ damaged: 0 });
});

it("tells of other browsers' backups, and nothing where this one has none", async () => {
  const { place, checked } = await sealedBackup();
  await backUp(testMeans({ place, sealing }));
  expect(await checked()).toMatchObject({ damaged: 0, others: 1 });
  const store = memoryStore();
  expect(await checkUnopened({ place, store, id: "place", signal, progress: () => undefined })).toBeUndefined();
});
