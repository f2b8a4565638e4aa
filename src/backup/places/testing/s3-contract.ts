import { expect, it, onTestFinished, vi } from "vitest";
import { PlaceError } from "../place.ts";
import { s3Place } from "../s3.ts";
import type { S3Access } from "../s3-requests.ts";
import { freshFolder, patient, someBytes } from "./contract.ts";

const mib = 1024 * 1024;
const minute = 60_000;

/** What holds for every folder of a bucket. @param access to the bucket itself */
export function holdsOfFolders(access: S3Access): void {
  it("keeps within its folder of the bucket", async () => {
    const whole = s3Place(access);
    const within = s3Place({ ...access, folder: "of/mine" });
    const path = `${freshFolder()}/a.zip`;
    await within.write(path, someBytes(5), patient());
    expect(await within.list("convokeep", patient())).toEqual([{ path, size: 5 }]);
    expect(await whole.size(path, patient())).toBeUndefined();
    expect(await whole.size(`of/mine/${path}`, patient())).toBe(5);
  });
}

/** What holds for every bucket beside what holds for every place. @param access right in everything */
export function holdsOfBuckets(access: S3Access): void {
  it("is refused with a wrong secret or an unknown key, and says nothing of them", async () => {
    for (const wrong of [{ secret: "canary-1" }, { keyId: "canary-2" }]) {
      const other = s3Place({ ...access, ...wrong });
      const path = `${freshFolder()}/a.zip`;
      const acts = [
        () => other.list("convokeep", patient()),
        () => other.size(path, patient()),
        () => other.write(path, someBytes(5), patient()),
      ];
      for (const act of acts) {
        const error = await act().catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ problem: "refused" });
        expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain("canary");
      }
    }
  });

  it("says that its bucket is gone", async () => {
    const lost = s3Place({ ...access, bucket: "no-such-bucket" });
    const path = `${freshFolder()}/a.zip`;
    const gone = { problem: "gone" };
    await expect(lost.list("convokeep", patient())).rejects.toMatchObject(gone);
    await expect(lost.read(path, patient())).rejects.toMatchObject(gone);
    await expect(lost.write(path, someBytes(5), patient())).rejects.toMatchObject(gone);
    await expect(lost.write(path, someBytes(6 * mib), patient())).rejects.toMatchObject(gone);
    await expect(lost.remove(path, patient())).rejects.toMatchObject(gone);
  });

  it.each([
    ["an hour behind", -60 * minute],
    ["20 minutes ahead", 20 * minute],
  ])("is reached with a clock that is %s", async (_, wrong) => {
    const ahead = s3Place(access);
    const now = Date.now.bind(Date);
    vi.spyOn(Date, "now").mockImplementation(() => now() + wrong);
    onTestFinished(() => void vi.restoreAllMocks());
    const path = `${freshFolder()}/a.zip`;
    await ahead.write(path, someBytes(5), patient());
    expect(await ahead.read(path, patient())).toEqual(someBytes(5));
  });

  it("keeps its keys to itself where a clock is years off", async () => {
    const now = Date.now.bind(Date);
    vi.spyOn(Date, "now").mockImplementation(() => now() - 3 * 365 * 24 * 60 * minute);
    onTestFinished(() => void vi.restoreAllMocks());
    const error = await s3Place(access)
      .list("convokeep", patient())
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PlaceError);
    expect(error).toMatchObject({ problem: "refused" });
  });
}
