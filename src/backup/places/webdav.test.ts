import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hasApache, startApache } from "../../../e2e/servers/apache.ts";
import { startFaultProxy } from "../../../e2e/servers/fault-proxy.ts";
import { usualReach } from "./exchange.ts";
import { freshFolder, holdsContract, patient, someBytes } from "./testing/contract.ts";
import { webdavPlace } from "./webdav.ts";

describe.skipIf(!hasApache)("a folder on Apache (skipped where /usr/sbin/apache2 is not there)", async () => {
  if (!hasApache) return;
  const server = await startApache();
  const proxy = await startFaultProxy(server.origin);
  const { user, password } = server;
  const address = `${proxy.origin}/backups`;
  const place = webdavPlace({ address, user, password });
  afterAll(async () => {
    await proxy.close();
    await server.close();
  });

  holdsContract(() => place, [1, 70_000, 9 * 1024 * 1024]);

  it("asks for one folder after the other, never for all depths", async () => {
    await place.write(`${freshFolder()}/a.zip`, someBytes(5), patient());
    await place.list("convokeep", patient());
    const depths = proxy.seen.filter(({ method }) => method === "PROPFIND").map(({ headers }) => headers.depth);
    expect(new Set(depths)).toEqual(new Set(["0", "1"]));
  });

  it("says that its own folder is gone, and makes it when asked to", async () => {
    const lost = webdavPlace({ address: `${server.origin}/backups/deeper/`, user, password });
    const path = `${freshFolder()}/a.zip`;
    await expect(lost.list("convokeep", patient())).rejects.toMatchObject({ problem: "gone" });
    await expect(lost.write(path, someBytes(5), patient())).rejects.toMatchObject({ problem: "gone" });
    await lost.makeFolder(patient());
    await lost.makeFolder(patient());
    await lost.write(path, someBytes(5), patient());
    expect(await lost.read(path, patient())).toEqual(someBytes(5));
  });

  it("is refused with a wrong password, and says nothing of it", async () => {
    const wrong = webdavPlace({ address, user, password: "canary-of-a-password" });
    const error = await wrong.list("convokeep", patient()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ problem: "refused" });
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain("canary");
  });

  it("passes over files that are not ours", async () => {
    const folder = freshFolder();
    await place.write(`${folder}/a.zip`, someBytes(5), patient());
    const names = ["Upper.zip", "with space.zip", "ä.zip", "q?.zip", "a&b.zip", "a%2fb.zip", ".hidden", "<x>.zip"];
    for (const name of names) await writeFile(join(server.folder, folder, name), "x");
    expect(await place.list(folder, patient())).toEqual([{ path: `${folder}/a.zip`, size: 5 }]);
  });

  it("does not take a folder for a file", async () => {
    const folder = freshFolder();
    await place.write(`${folder}/in/a.zip`, someBytes(5), patient());
    await expect(place.size(`${folder}/in`, patient())).rejects.toMatchObject({ problem: "broken" });
    await expect(place.write(`${folder}/in`, someBytes(5), patient())).rejects.toMatchObject({ problem: "broken" });
  });

  it("lets several write to the same place at once", async () => {
    const folder = freshFolder();
    const paths = Array.from({ length: 12 }, (_, nth) => `${folder}/f-${nth}.zip`);
    await Promise.all(paths.map((path) => place.write(path, someBytes(2000), patient())));
    expect((await place.list(folder, patient())).map(({ path }) => path).sort()).toEqual(paths.sort());
  });

  it("keeps one of two files that are written under one path at once", async () => {
    const path = `${freshFolder()}/race.zip`;
    const written = await Promise.allSettled([1, 2].map((seed) => place.write(path, someBytes(3000, seed), patient())));
    expect(written.some(({ status }) => status === "fulfilled")).toBe(true);
    const kept = await place.read(path, patient());
    expect([1, 2].some((seed) => kept?.every((byte, at) => byte === someBytes(3000, seed)[at]))).toBe(true);
  });

  it("refuses a file that is larger than it may be", async () => {
    const path = `${freshFolder()}/large.zip`;
    await place.write(path, someBytes(5000), patient());
    const small = webdavPlace({ address, user, password }, { ...usualReach, largestFile: 4999 });
    await expect(small.read(path, patient())).rejects.toMatchObject({ problem: "broken" });
  });
});
