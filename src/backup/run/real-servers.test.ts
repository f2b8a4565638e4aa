import { describe, expect, it, onTestFinished } from "vitest";
import { hasApache, startApache } from "../../../e2e/servers/apache.ts";
import { startFaultProxy } from "../../../e2e/servers/fault-proxy.ts";
import { everyFault } from "../../../e2e/servers/faults.ts";
import { type S3Server, startS3 } from "../../../e2e/servers/s3.ts";
import { hasSwift, type SwiftServer, startSwift } from "../../../e2e/servers/swift.ts";
import { BackupError } from "../backup-error.ts";
import { filesOfSegment } from "../manifest.ts";
import { type Place, PlaceError } from "../places/place.ts";
import { s3Place } from "../places/s3.ts";
import { webdavPlace } from "../places/webdav.ts";
import { listDevices, newestManifest } from "../read-place.ts";
import { testMeans } from "../testing/means.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { modelArchive } from "../testing/model-archive.ts";
import { noKey, restored } from "../testing/restored.ts";
import { backUp } from "./backup-run.ts";

const isLong = Boolean(process.env.CONVOKEEP_LONG);
const rounds = isLong ? 400 : 20;
/** What stalls longer is given up by the places themselves, which their own tests look at. */
const stallMs = 50;

const { signal } = new AbortController();

/** Everything that the newest backup needs, read from a place, as files in memory. */
async function filesOf(place: Place, device: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const { devices } = await listDevices(place, signal);
  const own = devices.find((each) => each.device === device) ?? expect.fail("no such browser");
  const { found } = await newestManifest(place, own, noKey, signal);
  for (const segment of found?.manifest.segments ?? []) {
    for (const { name } of filesOfSegment(segment)) await take(name);
  }
  await take(found?.name ?? expect.fail("no manifest"));
  return files;

  async function take(name: string): Promise<void> {
    const path = `convokeep/${device}/${name}`;
    files.set(path, (await place.read(path, signal)) ?? expect.fail(`no ${name}`));
  }
}

async function holds(
  origin: string,
  placeAt: (origin: string) => Place,
  { seed, rounds }: { seed: number; rounds: number },
): Promise<string> {
  const proxy = await startFaultProxy(origin);
  onTestFinished(() => proxy.close());
  const faults = Object.values(everyFault(stallMs, origin));
  const source = modelArchive();
  const store = memoryStore();
  const calm = placeAt(origin);
  const means = testMeans({ source, store, place: placeAt(proxy.origin), sizes: { segment: 8_000, largeFile: 3_000 } });
  /** What the archive held at the last good backup, and at each failed one since: one of these may have come through. */
  let given: string[] = [];
  let failed = 0;
  for (let round = 0; round < rounds; round += 1) {
    await source.write(`chatgpt:${round % 7}`, `round ${round} `.repeat(300), [
      new Uint8Array(2_000 + round).fill(round),
    ]);
    if (round % 5 === 4) await source.erase(`chatgpt:${(round + 3) % 7}`);
    proxy.atRandom({ seed: seed + round, rate: 0.06, faults });
    const end = await backUp(means).catch((error: unknown) => error);
    proxy.calm();
    const device = (await store.read("place"))?.device ?? "";
    if (end instanceof Error) {
      failed += 1;
      if (!(end instanceof PlaceError || end instanceof BackupError)) throw end;
      if (given.length > 0) given.push(printed(source.snapshot()));
    } else given = [printed(source.snapshot())];
    // Whatever went wrong: the place holds the last good backup, or one that came through with nobody told.
    if (given.length > 0 && !(end instanceof Error && (await isUnnamed(calm, device)))) {
      const held = await restored({ files: await filesOf(calm, device) }, { device });
      expect(given.includes(printed(held)), `seed ${seed}, round ${round}`).toBe(true);
      if (!(end instanceof Error)) expect(printed(held), `seed ${seed}, round ${round}`).toBe(given.at(-1));
    }
  }
  const { newest } = await backUp(means);
  const device = (await store.read("place"))?.device ?? "";
  expect(await restored({ files: await filesOf(calm, device) }, { device })).toEqual(source.snapshot());
  return `${rounds} rounds, ${failed} failed, newest manifest ${newest.counter}`;
}

function printed(chats: Map<string, string> = new Map()): string {
  return JSON.stringify([...chats].sort());
}

/** A browser that has just taken another name has nothing there yet; what it had lies under the old one. */
async function isUnnamed(place: Place, device: string): Promise<boolean> {
  const { devices } = await listDevices(place, signal);
  return !devices.some((each) => each.device === device && each.manifests.length > 0);
}

describe("a backup through every fault at random", () => {
  it.skipIf(!hasApache)(
    "on Apache (skipped where /usr/sbin/apache2 is not there)",
    async () => {
      const server = await startApache();
      onTestFinished(() => server.close());
      const { user, password } = server;
      const told = await holds(
        server.origin,
        (origin) => webdavPlace({ address: `${origin}/backups`, user, password }),
        { seed: 100, rounds },
      );
      console.log(`Apache: ${told}`);
    },
    600_000,
  );

  it("on s3rver", async () => {
    const server = await startS3();
    onTestFinished(() => server.close());
    console.log(`s3rver: ${await holds(server.origin, bucketOn(server), { seed: 500, rounds })}`);
  }, 600_000);

  it.skipIf(!(isLong && hasSwift))(
    "on OpenStack Swift (in long runs, where it is installed)",
    async () => {
      const server = await startSwift();
      onTestFinished(() => server.close());
      console.log(`Swift: ${await holds(server.origin, bucketOn(server), { seed: 900, rounds: 40 })}`);
    },
    1_800_000,
  );
});

function bucketOn({ region, bucket, keyId, secret }: S3Server | SwiftServer): (endpoint: string) => Place {
  return (endpoint) => s3Place({ endpoint, region, bucket, folder: "", pathStyle: true, keyId, secret });
}
