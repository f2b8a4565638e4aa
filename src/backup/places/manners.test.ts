import { afterAll, describe, expect, it } from "vitest";
import { type Manners, startMannered, usualManners } from "../../../e2e/servers/dav-manners.ts";
import { freshFolder, holdsContract, patient, someBytes } from "./testing/contract.ts";
import { webdavPlace } from "./webdav.ts";

const encoded = (path: string) => path.split("/").map(encodeURIComponent).join("/");

/** As told of these servers by their users and by those who write clients for them. */
const servers: Record<string, Partial<Manners>> = {
  "Nextcloud, whose folders have no size and whose PUT knows no folder": {
    folderSize: "unknown",
    noFolder: 404,
    headers: { "OC-FileId": "00000001", "OC-ETag": '"1"', DAV: "1, 3, extended-mkcol" },
  },
  "nginx with dav-ext, which is strict about slashes and says within a good answer that there is nothing": {
    absent: "404 within",
    http: "HTTP/0.0",
    wantsSlash: true,
    moved: 204,
  },
  "IIS, which names everything by whole addresses, in a case of its own": {
    href: (path, folder, origin) => `${origin}${encoded(path)}${folder ? "/" : ""}`,
    folderSize: "zero",
    caseless: true,
    moved: 204,
  },
  "a server behind a proxy, which knows itself by another origin": {
    href: (path) => `http://inner.example:8080${encoded(path)}`,
    pathOnly: true,
  },
  "one that encodes nothing, and folders without a slash": { href: (path) => path.replaceAll("%", "%25") },
  "one that says of folders which are there that they are in conflict": { thereAlready: 409 },
  "one that allows no folder to be made again": { thereAlready: 403, noFolder: 409 },
  "one that only says that it is done": { moved: 200 },
};

for (const [name, manners] of Object.entries(servers)) {
  describe(name, async () => {
    const server = await startMannered({ ...usualManners, ...manners });
    const place = webdavPlace({ address: server.address, user: "a", password: "b" });
    afterAll(() => server.close());

    holdsContract(() => place, [1, 70_000]);

    it("lets its own folder be made, and found there", async () => {
      const deeper = webdavPlace({ address: `${server.address}of mine/`, user: "a", password: "b" });
      await expect(deeper.list("convokeep", patient())).rejects.toMatchObject({ problem: "gone" });
      await deeper.makeFolder(patient());
      await deeper.makeFolder(patient());
      const path = `${freshFolder()}/a.zip`;
      await deeper.write(path, someBytes(5), patient());
      expect(await deeper.list("convokeep", patient())).toEqual([{ path, size: 5 }]);
    });
  });
}
