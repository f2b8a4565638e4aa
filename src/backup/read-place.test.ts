import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256Of } from "../lib/sha256-of.ts";
import { BackupError } from "./backup-error.ts";
import type { Manifest } from "./manifest.ts";
import { manifestBytes, parseManifest } from "./manifest-schema.ts";
import { manifestName, pathOf, readPath, segmentName } from "./names.ts";
import { listDevices, newestManifest, readSegment } from "./read-place.ts";
import { newIdentity, signed } from "./signing.ts";
import { memoryPlace } from "./testing/memory-place.ts";

const { device, keys } = await newIdentity();
const { signal } = new AbortController();
const noKey = async () => {
  throw new BackupError("sealed");
};

function manifestOf(counter: number, more: Partial<Manifest> = {}): Manifest {
  const at = "2026-11-20T12:00:00.000Z";
  return { format: "convokeep-backup", version: 1, device, counter, at, segments: [], deleted: [], ...more };
}

async function segmentOf(bytes: Uint8Array<ArrayBuffer>) {
  const sha256 = await sha256Of(bytes);
  const name = segmentName(1, 1, sha256, "");
  return { name, size: bytes.length, sha256, conversations: ["chatgpt:a"], assets: [] };
}

it("reads back the manifests that it writes", async () => {
  const manifest = manifestOf(7, {
    deleted: [{ hash: "cd".repeat(32), at: "2026-11-20T12:00:00Z" }],
  });
  expect(await parseManifest(await manifestBytes(manifest, keys))).toEqual(manifest);
});

it("takes no other bytes for a manifest, whatever they are", async () => {
  const whole = manifestOf(1);
  const twice = {
    name: `seg-1-1-${"a".repeat(8)}.zip`,
    size: 1,
    sha256: "ab".repeat(32),
    conversations: [],
    assets: [],
  };
  const wrong: unknown[] = [
    null,
    [],
    {},
    { ...whole, format: "other" },
    { ...whole, counter: 0 },
    { ...whole, counter: 1.5 },
    { ...whole, device: "../../../etc" },
    { ...whole, at: "yesterday" },
    { ...whole, segments: [twice, twice] },
    { ...whole, segments: [{ ...twice, name: "../seg-1-1-aaaaaaaa.zip" }] },
    { ...whole, segments: [{ ...twice, size: -1 }] },
    { ...whole, segments: [{ ...twice, size: 1e300 }] },
    { ...whole, segments: [{ ...twice, sha256: "ab" }] },
    { ...whole, segments: [{ ...twice, conversations: [1] }] },
  ];
  for (const value of wrong) {
    const bytes = await signed(Object(value), keys);
    await expect(parseManifest(bytes), JSON.stringify(value)).rejects.toThrow(new BackupError("damaged"));
  }
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      await expect(parseManifest(bytes)).rejects.toThrow(BackupError);
    }),
  );
  await expect(parseManifest(await signed({ ...whole, version: 2 }, keys))).rejects.toThrow(new BackupError("newer"));
});

it("knows its own names and no others", () => {
  const sha256 = "ab".repeat(32);
  expect(readPath(pathOf(device, manifestName(12, ".age")))).toEqual({
    device,
    kind: "manifest",
    counter: 12,
    name: "manifest-12.json.age",
    sealed: true,
  });
  expect(readPath(pathOf(device, segmentName(3, 1, sha256, "")))).toMatchObject({
    kind: "segment",
    counter: 3,
    sealed: false,
  });
  const strange = [
    "",
    "x",
    `convokeep/${device}`,
    `convokeep/${device}/manifest-0.json`,
    `convokeep/${device}/a/manifest-1.json`,
  ];
  for (const path of [...strange, `convokeep/../${device}/manifest-1.json`, `other/${device}/manifest-1.json`]) {
    expect(readPath(path)).toBeUndefined();
  }
});

it("finds the newest manifest that is whole, and says what was wrong with newer ones", async () => {
  const place = memoryPlace();
  const put = (counter: number, bytes: Uint8Array<ArrayBuffer>) =>
    place.files.set(pathOf(device, manifestName(counter, "")), bytes);
  put(1, await manifestBytes(manifestOf(1), keys));
  put(2, await manifestBytes(manifestOf(2), keys));
  // An old one under a new name, one that is cut off, one that another browser wrote, one that nobody can open.
  put(3, await manifestBytes(manifestOf(2), keys));
  put(4, (await manifestBytes(manifestOf(4), keys)).slice(0, 40));
  const other = await newIdentity();
  put(5, await manifestBytes(manifestOf(5, { device: other.device }), other.keys));
  place.files.set(pathOf(device, manifestName(6, ".age")), new Uint8Array(9));
  place.files.set("convokeep/holiday.jpg", new Uint8Array(1));
  const { devices, unknown } = await listDevices(place, signal);
  expect(devices.map((each) => each.device)).toEqual([device]);
  expect(unknown).toBe(1);
  const { found, passed } = await newestManifest(place, devices[0] ?? expect.fail(), noKey, signal);
  expect(found?.manifest).toEqual(manifestOf(2));
  expect(passed).toEqual([
    { name: "manifest-6.json.age", problem: "sealed" },
    { name: "manifest-5.json", problem: "damaged" },
    { name: "manifest-4.json", problem: "damaged" },
    { name: "manifest-3.json", problem: "damaged" },
  ]);
});

it("gives a segment only whole and as the manifest knows it", async () => {
  const place = memoryPlace();
  const bytes = new TextEncoder().encode("a segment");
  const segment = await segmentOf(bytes);
  const path = pathOf(device, segment.name);
  const read = () => readSegment(place, device, segment, noKey, signal);
  await expect(read()).rejects.toThrow(new BackupError("missing"));
  place.files.set(path, bytes);
  expect(await read()).toEqual(bytes);
  for (const other of [bytes.slice(1), new TextEncoder().encode("b segment"), new Uint8Array(0)]) {
    place.files.set(path, other);
    await expect(read()).rejects.toThrow(new BackupError("damaged"));
  }
});
