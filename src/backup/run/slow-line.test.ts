import { describe, expect, it, onTestFinished } from "vitest";
import { long } from "../../../e2e/harness/long.ts";
import { hasApache, startApache } from "../../../e2e/servers/apache.ts";
import { startFaultProxy } from "../../../e2e/servers/fault-proxy.ts";
import { startS3 } from "../../../e2e/servers/s3.ts";
import { filesOfSegment } from "../manifest.ts";
import { usualReach } from "../places/exchange.ts";
import type { Place } from "../places/place.ts";
import { s3Place } from "../places/s3.ts";
import { someBytes } from "../places/testing/contract.ts";
import { webdavPlace } from "../places/webdav.ts";
import { testMeans } from "../testing/means.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { modelArchive } from "../testing/model-archive.ts";
import { restored } from "../testing/restored.ts";
import { backUp } from "./backup-run.ts";
import type { Pace } from "./put-segment.ts";

const mib = 2 ** 20;

interface Line {
  /** Bytes per second. */
  rate: number;
  /** Of the one large file. */
  size: number;
  /** ms that a request may take. */
  whole: number;
  pace?: Pace;
}

/** A line of 1 Mbit/s, and one that is as slow for shorter times. */
const slow: Line = { rate: 125_000, size: 25 * mib, whole: usualReach.whole };
const brief: Line = {
  rate: 500_000,
  size: 600_000,
  whole: 1_000,
  pace: { long: 900, short: 50, tooLong: 700, least: 100_000 },
};
const line = long ? slow : brief;

/** Backs up a large file over a slow line, however many runs it takes, and returns how it lies there. */
async function overLine(origin: string, placeAt: (origin: string, whole: number) => Place): Promise<string> {
  const proxy = await startFaultProxy(origin);
  onTestFinished(() => proxy.close());
  const source = modelArchive();
  const store = memoryStore();
  await source.write("chatgpt:1", "small");
  await source.write("chatgpt:2", "large", [someBytes(line.size)]);
  const place = placeAt(proxy.origin, line.whole);
  const means = testMeans({ source, store, place, ...(line.pace ? { pace: line.pace } : {}) });
  proxy.slow(line.rate);
  let runs = 1;
  while (
    await backUp(means)
      .catch((error: unknown) => error as Error)
      .then((end) => end instanceof Error && end)
  ) {
    runs += 1;
    expect(runs).toBeLessThan(12);
  }
  proxy.calm();
  const segments = await store.segments("place");
  const files = segments.flatMap((segment) => filesOfSegment(segment).map(({ size }) => size));
  expect(Math.max(...files)).toBeLessThan((line.rate * line.whole) / 1000);

  // Whoever restores it has the same, and what is left of tries that failed is gone after the next backup.
  const lying = await contentOf(placeAt(origin, usualReach.whole));
  expect(await restored(lying)).toEqual(source.snapshot());
  for (const words of ["other words", "and others"]) {
    await source.write("chatgpt:1", words);
    await backUp(means);
  }
  const left = await contentOf(placeAt(origin, usualReach.whole));
  expect(await restored(left)).toEqual(source.snapshot());
  const known = new Set(
    (await store.segments("place")).flatMap((each) => filesOfSegment(each)).map(({ name }) => name),
  );
  const strays = [...left.files.keys()].filter(
    (path) => path.includes("/seg-") && !known.has(path.split("/")[2] ?? ""),
  );
  expect(strays).toEqual([]);
  const { atOnce } = (await store.read("place")) ?? {};
  return `${files.length} files in ${runs} runs, at last ${atOnce} bytes at once`;
}

async function contentOf(place: Place) {
  const { signal } = new AbortController();
  const copy = memoryPlace();
  for (const { path } of await place.list("convokeep", signal)) {
    const bytes = await place.read(path, signal);
    if (bytes) copy.files.set(path, bytes);
  }
  return copy;
}

describe(`a file of ${line.size} bytes over a line of ${line.rate} bytes per second, in requests of ${line.whole} ms`, () => {
  it.skipIf(!hasApache)(
    "comes to Apache (skipped where /usr/sbin/apache2 is not there)",
    async () => {
      const server = await startApache();
      onTestFinished(() => server.close());
      const { user, password } = server;
      const told = await overLine(server.origin, (origin, whole) =>
        webdavPlace({ address: `${origin}/backups`, user, password }, { ...usualReach, whole }),
      );
      console.log(`Apache: ${told}`);
    },
    1_800_000,
  );

  it.skipIf(!long)(
    "comes to s3rver (in long runs)",
    async () => {
      const server = await startS3();
      onTestFinished(() => server.close());
      const { region, bucket, keyId, secret } = server;
      const access = { region, bucket, folder: "", pathStyle: true, keyId, secret };
      const told = await overLine(server.origin, (endpoint, whole) =>
        s3Place({ ...access, endpoint }, { ...usualReach, whole }),
      );
      console.log(`s3rver: ${told}`);
    },
    1_800_000,
  );
});
