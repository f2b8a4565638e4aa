import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fetchByHost } from "../../../e2e/servers/by-host.ts";
import { startFaultProxy } from "../../../e2e/servers/fault-proxy.ts";
import { type Conditional, startS3 } from "../../../e2e/servers/s3.ts";
import { usualReach } from "./exchange.ts";
import { s3Place } from "./s3.ts";
import type { S3Access } from "./s3-requests.ts";
import { freshFolder, holdsContract, patient, someBytes } from "./testing/contract.ts";
import { holdsOfBuckets, holdsOfFolders } from "./testing/s3-contract.ts";

const mib = 1024 * 1024;

describe.each<Conditional>(["honoured", "ignored", "refused"])(
  "a bucket, conditional writes being %s",
  async (conditional) => {
    const server = await startS3({ conditional });
    const proxy = await startFaultProxy(server.origin);
    const { region, bucket, keyId, secret } = server;
    const access: S3Access = { endpoint: proxy.origin, region, bucket, folder: "", pathStyle: true, keyId, secret };
    const place = s3Place(access);
    afterAll(async () => {
      await proxy.close();
      await server.close();
    });

    holdsContract(
      () => place,
      conditional === "honoured" ? [1, 5 * mib, 5 * mib + 1, 11 * mib] : [1, 70_000, 5 * mib + 1],
    );

    holdsOfFolders(access);

    it("sends a body once more at most where conditions are refused", async () => {
      const fresh = s3Place(access);
      const before = proxy.seen.length;
      const folder = freshFolder();
      for (const name of ["a", "b", "c"]) await fresh.write(`${folder}/${name}.zip`, someBytes(5), patient());
      const sent = proxy.seen.slice(before).filter(({ method }) => method === "PUT");
      expect(sent).toHaveLength(conditional === "refused" ? 4 : 3);
    });

    if (conditional === "honoured") {
      it("lists what takes several pages", async () => {
        const folder = freshFolder();
        const paths = Array.from({ length: 1100 }, (_, nth) => `${folder}/f-${nth}.zip`);
        const before = proxy.seen.length;
        await mkdir(join(server.folder, bucket, folder), { recursive: true });
        // As s3rver keeps them: written through it they would take half a minute.
        await Promise.all(paths.map((path) => writeFile(join(server.folder, bucket, `${path}._S3rver_object`), "x")));
        expect((await place.list(folder, patient())).map(({ path }) => path).sort()).toEqual(paths.sort());
        expect(proxy.seen.slice(before).filter(({ path }) => path.includes("continuation-token"))).toHaveLength(1);
      });

      holdsOfBuckets(access);

      it("speaks to a bucket that stands in the host's name", async () => {
        const named = s3Place(
          { ...access, endpoint: server.origin.replace("127.0.0.1", "localhost"), pathStyle: false },
          { ...usualReach, fetch: fetchByHost },
        );
        const path = `${freshFolder()}/a.zip`;
        await named.write(path, someBytes(5), patient());
        expect(await place.read(path, patient())).toEqual(someBytes(5));
        expect(await named.list(path.slice(0, path.lastIndexOf("/")), patient())).toEqual([{ path, size: 5 }]);
      });
    }
  },
);
