import { describe, expect, it, onTestFinished } from "vitest";
import { folderPlace } from "./folder.ts";
import { freshFolder, holdsContract, patient, someBytes } from "./testing/contract.ts";

// The origin's own file system stands for a folder that was picked: the same handles, but for their permissions.
const root = await navigator.storage.getDirectory();

async function picked(): Promise<FileSystemDirectoryHandle> {
  const name = `picked-${crypto.randomUUID()}`;
  const handle = await root.getDirectoryHandle(name, { create: true });
  onTestFinished(() => root.removeEntry(name, { recursive: true }).catch(() => undefined));
  return handle;
}

describe("a folder on disk", async () => {
  const common = folderPlace(await root.getDirectoryHandle("contract", { create: true }));
  holdsContract(() => common, [1, 70_000, 6 * 1024 * 1024]);

  it("passes over what is not ours, and over files that were never finished", async () => {
    const handle = await picked();
    const place = folderPlace(handle);
    const folder = freshFolder();
    await place.write(`${folder}/a.zip`, someBytes(5), patient());
    const [top = "", device = ""] = folder.split("/");
    const inside = await (await handle.getDirectoryHandle(top)).getDirectoryHandle(device);
    for (const name of ["Upper.zip", "with space.zip", "a.zip.crswap.X", "empty.zip"]) {
      await inside.getFileHandle(name, { create: true });
    }
    expect(await place.list(folder, patient())).toEqual([{ path: `${folder}/a.zip`, size: 5 }]);
    expect(await place.size(`${folder}/empty.zip`, patient())).toBeUndefined();
    expect(await place.read(`${folder}/empty.zip`, patient())).toBeUndefined();
    await place.write(`${folder}/empty.zip`, someBytes(7), patient());
    expect(await place.read(`${folder}/empty.zip`, patient())).toEqual(someBytes(7));
  });

  it("says that it is gone when it is, and that access is not given when it is not", async () => {
    const handle = await picked();
    const place = folderPlace(handle);
    await root.removeEntry(handle.name, { recursive: true });
    const path = `${freshFolder()}/a.zip`;
    await expect(place.write(path, someBytes(5), patient())).rejects.toMatchObject({ problem: "gone" });
    await expect(place.list("convokeep", patient())).rejects.toMatchObject({ problem: "gone" });
    for (const state of ["prompt", "denied"]) {
      const barred = folderPlace(Object.assign(await picked(), { queryPermission: async () => state }));
      await expect(barred.write(path, someBytes(5), patient())).rejects.toMatchObject({ problem: "not-allowed" });
      await expect(barred.list("convokeep", patient())).rejects.toMatchObject({ problem: "not-allowed" });
    }
  });

  it("leaves nothing behind when it is told to end while it writes", async () => {
    const place = folderPlace(await picked());
    const path = `${freshFolder()}/a.zip`;
    const ending = new AbortController();
    const writing = place.write(path, someBytes(4 * 1024 * 1024), ending.signal);
    ending.abort(new Error("over"));
    await expect(writing).rejects.toThrow("over");
    expect(await place.size(path, patient())).toBeUndefined();
    await place.write(path, someBytes(5), patient());
    expect(await place.read(path, patient())).toEqual(someBytes(5));
  });
});
