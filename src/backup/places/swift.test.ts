import { AwsV4Signer } from "aws4fetch";
import { afterAll, describe, expect, it } from "vitest";
import { long } from "../../../e2e/harness/long.ts";
import { startFaultProxy } from "../../../e2e/servers/fault-proxy.ts";
import { hasSwift, startSwift } from "../../../e2e/servers/swift.ts";
import { s3Place } from "./s3.ts";
import type { S3Access } from "./s3-requests.ts";
import { freshFolder, holdsContract, patient, someBytes } from "./testing/contract.ts";
import { holdsOfBuckets, holdsOfFolders } from "./testing/s3-contract.ts";

const mib = 1024 * 1024;
const isRun = long && hasSwift;

describe.skipIf(!isRun)("a bucket on OpenStack Swift (in long runs, where Swift is installed)", async () => {
  if (!isRun) return;
  const server = await startSwift();
  const proxy = await startFaultProxy(server.origin);
  const { region, bucket, keyId, secret } = server;
  const access: S3Access = { endpoint: proxy.origin, region, bucket, folder: "", pathStyle: true, keyId, secret };
  const place = s3Place(access);
  afterAll(async () => {
    await proxy.close();
    await server.close();
  });

  holdsContract(() => place, [1, 70_000, 5 * mib, 5 * mib + 1, 11 * mib]);
  holdsOfBuckets(access);

  holdsOfFolders(access);

  it("lists what takes several pages", async () => {
    const folder = freshFolder();
    const paths = Array.from({ length: 2100 }, (_, nth) => `${folder}/f-${nth}.zip`);
    for (let at = 0; at < paths.length; at += 8) {
      await Promise.all(paths.slice(at, at + 8).map((path) => putBare(path, new Uint8Array(1))));
    }
    const before = proxy.seen.length;
    expect((await place.list(folder, patient())).map(({ path }) => path).sort()).toEqual(paths.sort());
    expect(proxy.seen.slice(before).filter(({ path }) => path.includes("continuation-token"))).toHaveLength(2);
  }, 300_000);

  it("passes over keys that are not ours, whatever stands in them", async () => {
    const folder = freshFolder();
    await place.write(`${folder}/a.zip`, someBytes(5), patient());
    const names = ["Upper", "sp ace", "ä+é", "a&b=c?", "<x>'\"", "%2e%2e/x", "per%cent", "😀", "a\u0001b", "a\nb"];
    for (const name of names) await putBare(`${folder}/${name}`, new Uint8Array(1));
    expect(await place.list(folder, patient())).toEqual([{ path: `${folder}/a.zip`, size: 5 }]);
  });

  it("says that a region is wrong as it says that a key is, be the question one without an answer's body", async () => {
    const other = s3Place({ ...access, region: "us-east-1" });
    await expect(other.list("convokeep", patient())).rejects.toMatchObject({ problem: "refused" });
    await expect(other.size("convokeep/a.zip", patient())).rejects.toMatchObject({ problem: "refused" });
    await expect(other.write("convokeep/a.zip", someBytes(5), patient())).rejects.toMatchObject({ problem: "refused" });
  });

  it("is sent no condition again that it does not take", async () => {
    const fresh = s3Place(access);
    const before = proxy.seen.length;
    const folder = freshFolder();
    for (const name of ["a", "b", "c"]) await fresh.write(`${folder}/${name}.zip`, someBytes(5), patient());
    const sent = proxy.seen.slice(before).filter(({ method }) => method === "PUT");
    expect(sent.map(({ headers }) => headers["if-none-match"])).toEqual(["*", undefined, undefined, undefined]);
  });

  /** As somebody else's program might. */
  async function putBare(key: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
    const path = key.split("/").map(encodeURIComponent).join("/");
    const signed = await new AwsV4Signer({
      method: "PUT",
      url: `${server.origin}/${bucket}/${path}`,
      accessKeyId: keyId,
      secretAccessKey: secret,
      service: "s3",
      region,
      body,
    }).sign();
    const { status } = await fetch(signed.url, { method: "PUT", headers: signed.headers, body });
    if (status !== 200) throw new Error(`not put: ${status}`);
  }
});
