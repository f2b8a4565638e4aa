import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { sized } from "../../../e2e/harness/long.ts";
import { startHostile } from "../../../e2e/servers/hostile.ts";
import { randomNumbers } from "../../../e2e/servers/random-faults.ts";
import { type Reach, usualReach } from "./exchange.ts";
import { isOurName } from "./paths.ts";
import { type Place, PlaceError } from "./place.ts";
import { s3Place } from "./s3.ts";
import { freshFolder, patient, someBytes } from "./testing/contract.ts";
import { webdavPlace } from "./webdav.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 2 ** 31);
const rounds = sized(3_000, 100);
const largestFile = 2 ** 20;
const hasty: Reach = { ...usualReach, whole: 500, silence: 150, largestFile };
/** ms after which an act is told to end. */
const enough = 3_000;

/** Nobody may come here: it is another origin than the one that the secrets are for. */
const trapped: string[] = [];
const trap = createServer((request, response) => {
  trapped.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`);
  response.end();
}).listen(0, "127.0.0.1");
await once(trap, "listening");
const elsewhere = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
afterAll(() => void trap.close());

const secrets = /canary|AWS4|Basic|127\.0\.0\.1/;

const kinds: [string, (origin: string, reach: Reach) => Place][] = [
  [
    "WebDAV",
    (origin, reach) => webdavPlace({ address: `${origin}/b/`, user: "canary-u", password: "canary-p" }, reach),
  ],
  [
    "S3",
    (endpoint, reach) =>
      s3Place(
        { endpoint, region: "r", bucket: "b", folder: "", pathStyle: true, keyId: "canary-k", secret: "canary-s" },
        reach,
      ),
  ],
];

describe.each(kinds)("%s on a server that means ill", (name, placeAt) => {
  it(`does no harm in ${rounds} rounds (seed ${seed})`, async () => {
    const chance = randomNumbers(seed);
    const server = await startHostile(chance, elsewhere);
    const place = placeAt(server.origin, hasty);
    let slowest = 0;
    let done = 0;
    for (let round = 0; round < rounds; round += 1) {
      const folder = freshFolder();
      const path = `${folder}/seg-1-1-0123abcd.zip`;
      const signal = AbortSignal.timeout(enough);
      const acts = [
        async () => {
          const listed = await place.list(folder, signal);
          for (const file of listed) {
            expect(file.path.startsWith(`${folder}/`) && file.path.split("/").every(isOurName)).toBe(true);
            expect(Number.isSafeInteger(file.size) && file.size >= 0).toBe(true);
          }
        },
        async () => expect((await place.read(path, signal))?.length ?? 0).toBeLessThanOrEqual(largestFile),
        async () => expect((await place.size(path, signal)) ?? 0).toBeGreaterThanOrEqual(0),
        () => place.write(path, someBytes(1_000), signal),
        () => place.remove(path, signal),
      ];
      const started = performance.now();
      const act = acts[Math.floor(chance() * acts.length)];
      const error = await act?.().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      slowest = Math.max(slowest, performance.now() - started);
      if (error === undefined) done += 1;
      else if (!(error instanceof DOMException && error.name === "TimeoutError")) {
        expect(error, `round ${round}`).toBeInstanceOf(PlaceError);
        expect(`${JSON.stringify(error)} ${(error as Error).stack}`).not.toMatch(secrets);
        const { retryAfter = 0 } = error as PlaceError;
        expect(retryAfter >= 0 && retryAfter <= 24 * 60 * 60 * 1000).toBe(true);
      }
    }
    await server.close();
    console.log(`${name}: seed ${seed}, ${done} of ${rounds} done, slowest ${Math.round(slowest)} ms`, server.given);
    expect(trapped).toEqual([]);
    // A busy machine may take as long again.
    expect(slowest).toBeLessThan(enough * 4);
  }, 900_000);

  it.each([
    ["without end", Number.POSITIVE_INFINITY],
    ["as long as is read at all", name === "S3" ? 8 : 32],
  ])(
    "does not choke on a listing %s",
    async (_, mib) => {
      const held = process.memoryUsage().rss;
      const server = await startListing(name === "S3", mib * 2 ** 20);
      const started = performance.now();
      const listed = await placeAt(server.origin, usualReach)
        .list("convokeep/a", patient())
        .catch((error: unknown) => error);
      const ms = Math.round(performance.now() - started);
      await server.close();
      const grown = Math.round((process.memoryUsage().rss - held) / 2 ** 20);
      console.log(`${name}: ${grown} MiB more after ${mib} MiB of a listing, in ${ms} ms`);
      if (!Array.isArray(listed)) expect(listed).toMatchObject({ problem: "broken" });
      expect(server.asked()).toBe(1);
      expect(grown).toBeLessThan(1_000);
    },
    60_000,
  );
});

/** A server that lists one file again and again, up to so many bytes. */
async function startListing(isBucket: boolean, most: number) {
  const [head, entry, tail] = isBucket
    ? ["<ListBucketResult>", "<Contents><Key>convokeep/a/b.zip</Key><Size>5</Size></Contents>", "</ListBucketResult>"]
    : [
        '<d:multistatus xmlns:d="DAV:"><d:response><d:href>/b/convokeep/a/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>',
        "<d:response><d:href>/b/convokeep/a/b.zip</d:href><d:propstat><d:prop><d:resourcetype/><d:getcontentlength>5</d:getcontentlength></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>",
        "</d:multistatus>",
      ];
  const piece = Buffer.from(entry.repeat(1_000));
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked += 1;
    request.resume();
    response.setMaxListeners(0);
    response.writeHead(isBucket ? 200 : 207);
    response.write(head);
    for (let sent = 1_000; sent + piece.length < most && !response.destroyed; sent += piece.length) {
      if (!response.write(piece)) await Promise.race([once(response, "drain"), once(response, "close")]);
    }
    response.end(tail);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
