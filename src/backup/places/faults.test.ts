import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { long, sized } from "../../../e2e/harness/long.ts";
import { hasApache, startApache } from "../../../e2e/servers/apache.ts";
import { type FaultProxy, startFaultProxy } from "../../../e2e/servers/fault-proxy.ts";
import { everyFault, type Fault } from "../../../e2e/servers/faults.ts";
import { randomNumbers } from "../../../e2e/servers/random-faults.ts";
import { type S3Server, startS3 } from "../../../e2e/servers/s3.ts";
import { hasSwift, type SwiftServer, startSwift } from "../../../e2e/servers/swift.ts";
import { basicAuthorization } from "./dav-requests.ts";
import { type Reach, usualReach } from "./exchange.ts";
import { type Place, PlaceError } from "./place.ts";
import { s3Place } from "./s3.ts";
import { freshFolder, patient, sameBytes, someBytes } from "./testing/contract.ts";
import { webdavPlace } from "./webdav.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 2 ** 31);

/** Stalls are waited for so long, and no longer; without one a busy machine may take its time for an answer. */
const hasty: Reach = { ...usualReach, whole: 400, silence: 200 };
const canary = "canary";

interface Served {
  proxy: FaultProxy;
  /** The same place through the proxy, patient and hasty, and past it. */
  through: Place;
  hastily: Place;
  past: Place;
  /** A bit that changes on the way to it is noticed by the server. */
  checksHashes: boolean;
  close(): Promise<void>;
}

async function onApache(): Promise<Served & { user: string; password: string }> {
  const server = await startApache();
  const proxy = await startFaultProxy(server.origin);
  const access = { user: server.user, password: server.password };
  return {
    ...access,
    proxy,
    through: webdavPlace({ ...access, address: `${proxy.origin}/backups/` }),
    hastily: webdavPlace({ ...access, address: `${proxy.origin}/backups/` }, hasty),
    past: webdavPlace({ ...access, address: server.address }),
    checksHashes: false,
    close: () => Promise.all([proxy.close(), server.close()]).then(() => undefined),
  };
}

async function onS3(server: SwiftServer | S3Server): Promise<Served> {
  const proxy = await startFaultProxy(server.origin);
  const { region, bucket, keyId, secret } = server;
  const access = { region, bucket, keyId, secret, folder: "", pathStyle: true };
  return {
    proxy,
    through: s3Place({ ...access, endpoint: proxy.origin }),
    hastily: s3Place({ ...access, endpoint: proxy.origin }, hasty),
    past: s3Place({ ...access, endpoint: server.origin }),
    checksHashes: true,
    close: () => Promise.all([proxy.close(), server.close()]).then(() => undefined),
  };
}

/** Notes who comes to it: nobody may. */
const trap = createServer((request, response) => {
  trapped.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`);
  response.end(canary);
}).listen(0, "127.0.0.1");
const trapped: string[] = [];
await once(trap, "listening");
afterAll(() => {
  trap.close();
  expect(trapped).toEqual([]);
});
const elsewhere = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
const faults = Object.entries(everyFault(1500, elsewhere));

/** Nothing in an error tells of secrets, addresses or files. */
function checkError(error: unknown): PlaceError {
  expect(error).toBeInstanceOf(PlaceError);
  const told = `${JSON.stringify(error)} ${(error as Error).message} ${(error as Error).cause}`;
  expect(told).not.toMatch(/127\.0\.0\.1|backups|f-\d|S3RVER|s3cret|pässwörd|änne|Basic|AWS4/);
  return error as PlaceError;
}

/** Whether this fault leaves no trace that HTTP could show: it takes a hash of what was written, which the engine keeps. */
function isHidden(fault: Fault, act: "write" | "read", checksHashes: boolean): boolean {
  if (act === "read") return ["short-answer", "flip", "wrong-length"].includes(fault.kind) || isPage(fault);
  return fault.kind === "flip" && fault.side === "request" && !checksHashes;
}

/** An answer that looks like a file: only its hash tells that it is not. */
const isPage = (fault: Fault) => fault.kind === "answer" && fault.status === 200;

const served: [string, boolean, () => Promise<Served>][] = [
  ["Apache", hasApache, onApache],
  ["s3rver", true, async () => onS3(await startS3())],
  ["Swift (in long runs)", long && hasSwift, async () => onS3(await startSwift())],
];

for (const [name, isThere, start] of served) {
  describe.skipIf(!isThere)(`${name}, each fault at each request (skipped where the server is not there)`, async () => {
    if (!isThere) return;
    const { proxy, through, hastily, past, checksHashes, close } = await start();
    afterAll(close);
    const folder = freshFolder();
    const bytes = someBytes(20_000, 7);
    await past.write(`${folder}/there.zip`, bytes, patient());
    let nth = 0;

    /** How many requests an act takes where nothing fails. */
    const countOf = async (act: () => Promise<unknown>): Promise<number> => {
      const before = proxy.seen.length;
      await act();
      return proxy.seen.length - before;
    };
    const newPath = () => `${folder}/f-${nth++}.zip`;
    const requests = await countOf(() => through.write(newPath(), bytes, patient()));

    it.each(faults)("writing: %s", async (_, fault) => {
      const place = fault.kind === "stall" ? hastily : through;
      for (let at = 0; at < requests; at += 1) {
        const path = newPath();
        proxy.add({ fault, after: at });
        const failed = await place.write(path, bytes, patient()).then(
          () => undefined,
          (error: unknown) => checkError(error),
        );
        proxy.calm();
        const kept = await past.read(path, patient());
        if (!isHidden(fault, "write", checksHashes)) {
          // Whole or not at all, and never said to be there when it is not.
          if (kept || !failed) expect(sameBytes(kept, bytes)).toBe(true);
        }
        if (failed?.problem === "exists")
          expect(fault.kind === "answer" && [200, 412].includes(fault.status)).toBe(true);
        // Tried again it is there, be it that it was before.
        const again = await through.write(path, bytes, patient()).catch(checkError);
        if (kept) expect(again).toMatchObject({ problem: "exists" });
        else expect(again).toBeUndefined();
      }
    });

    it.each(faults)("reading, listing, removing: %s", async (_, fault) => {
      const place = fault.kind === "stall" ? hastily : through;
      const there = `${folder}/there.zip`;
      const saysAbsent = fault.kind === "answer" && [404, 410].includes(fault.status);
      const lies = isHidden(fault, "read", checksHashes);
      const wholeBytes = (read: Uint8Array | undefined) => sameBytes(read, bytes);

      proxy.add({ fault });
      const read = await place.read(there, patient()).then((value) => value ?? "absent", checkError);
      if (!(read instanceof PlaceError) && !lies) expect(read === "absent" ? saysAbsent : wholeBytes(read)).toBe(true);
      proxy.calm();
      expect(wholeBytes(await through.read(there, patient()))).toBe(true);

      proxy.add({ fault });
      const size = await place.size(there, patient()).then((value) => value ?? "absent", checkError);
      if (!(size instanceof PlaceError) && !lies)
        expect(size === "absent" ? saysAbsent : size === bytes.length).toBe(true);
      proxy.calm();
      expect(await through.size(there, patient())).toBe(bytes.length);

      proxy.add({ fault });
      const listed = await place.list(folder, patient()).catch(checkError);
      const isListed =
        Array.isArray(listed) && listed.some(({ path, size }) => path === there && size === bytes.length);
      if (Array.isArray(listed) && fault.kind !== "flip")
        expect(isListed || (saysAbsent && listed.length === 0)).toBe(true);
      proxy.calm();
      expect(await through.list(folder, patient())).toContainEqual({ path: there, size: bytes.length });

      const path = newPath();
      await past.write(path, bytes, patient());
      proxy.add({ fault });
      await place.remove(path, patient()).catch(checkError);
      proxy.calm();
      await through.remove(path, patient());
      expect(await past.size(path, patient())).toBeUndefined();
    });

    // Swift takes ten times as long.
    const rounds = name.startsWith("Swift") ? 300 : sized(3000, 150);
    it(`${rounds} acts under faults drawn at random (seed ${seed}): what is there is whole`, async () => {
      const next = randomNumbers(seed);
      const quick = faults.flatMap(([, fault]) => (fault.kind === "stall" ? [] : [fault]));
      const seen = quick.filter((fault) => !isHidden(fault, "write", checksHashes));
      const paths = Array.from({ length: 8 }, () => newPath());
      const written = new Map<string, Uint8Array<ArrayBuffer>>();
      proxy.atRandom({ seed, rate: 0.25, faults: seen });
      for (let round = 0; round < rounds; round += 1) {
        const path = paths[Math.floor(next() * paths.length)] ?? "";
        if (next() < 0.7) {
          const content = written.get(path) ?? someBytes(1 + Math.floor(next() * 5000), round);
          if (!written.has(path)) written.set(path, content);
          await through.write(path, content, patient()).catch(checkError);
        } else {
          await through.remove(path, patient()).catch(checkError);
          // Some of the answers say that it is gone when it is not: what stays is listed again, and harms nobody.
          if ((await past.size(path, patient())) === undefined) written.delete(path);
        }
        if (round % 5 > 0) continue;
        const kept = await past.read(path, patient());
        if (kept) expect(sameBytes(kept, written.get(path) ?? kept)).toBe(true);
      }
      proxy.calm();
      const listed = await through.list(folder, patient());
      for (const { path, size } of listed) if (written.has(path)) expect(size).toBe(written.get(path)?.length);
      console.log(`${name}: ${rounds} acts, ${proxy.seen.length} requests, seed ${seed}`);
    }, 600_000);

    it("ends soon when it is told to, in the midst of a stall", async () => {
      proxy.add({ fault: { kind: "stall", ms: 60_000, at: "answer" }, times: 9 });
      const slow = new AbortController();
      const started = Date.now();
      const writing = through.write(newPath(), bytes, slow.signal);
      setTimeout(() => slow.abort(new Error("over")), 50);
      await expect(writing).rejects.toThrow("over");
      expect(Date.now() - started).toBeLessThan(5000);
      proxy.calm();
    });

    it("tells how long to wait", async () => {
      proxy.add({ fault: { kind: "answer", status: 429, headers: { "retry-after": "7" } } });
      const error = await through.list(folder, patient()).catch(checkError);
      expect(error).toMatchObject({ problem: "busy", retryAfter: 7000 });
      proxy.calm();
    });
  });
}

it.skipIf(!hasApache)(
  "whoever only sends takes a part for the whole: these faults show what they are for",
  async () => {
    const { proxy, past, user, password, close } = await onApache();
    const path = `${freshFolder()}/f.zip`;
    await past.write(`${path}.beside`, someBytes(1), patient());
    proxy.add({ fault: { kind: "short-request", share: 0.7 } });
    const sent = await fetch(`${proxy.origin}/backups/${path}`, {
      method: "PUT",
      headers: { authorization: basicAuthorization(user, password) },
      body: someBytes(1000),
    });
    expect(sent.ok).toBe(true);
    expect(await past.size(path, patient())).toBe(700);
    await close();
  },
);

describe.skipIf(!long)("a stall of 31 s (in long runs alone)", () => {
  it("is given up well below 30 s", async () => {
    const { proxy, close } = await onS3(await startS3());
    const { origin } = proxy;
    const access = { region: "eu-test-1", bucket: "backups", keyId: "S3RVER", secret: "s3cret/Key+with=signs" };
    const place = s3Place({ ...access, endpoint: origin, folder: "", pathStyle: true });
    for (const at of ["answer", "body"] as const) {
      proxy.add({ fault: { kind: "stall", ms: 31_000, at } });
      const started = Date.now();
      await expect(place.list("convokeep", patient())).rejects.toMatchObject({ problem: "unreachable" });
      expect(Date.now() - started).toBeLessThan(27_000);
      proxy.calm();
    }
    await close();
  });
});
