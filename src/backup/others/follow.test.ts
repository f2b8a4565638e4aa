import { describe, expect, it } from "vitest";
import { sha256Of } from "../../lib/sha256-of.ts";
import type { Manifest } from "../manifest.ts";
import { manifestBytes } from "../manifest-schema.ts";
import { manifestName, pathOf } from "../names.ts";
import { listDevice } from "../read-place.ts";
import { newIdentity } from "../signing.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { follow } from "./follow.ts";
import type { OtherDevice } from "./records.ts";

const { device, keys } = await newIdentity();
const { signal } = new AbortController();
const unseal = async (bytes: Uint8Array<ArrayBuffer>) => bytes;

/** A place with the manifests of one browser, from 1 to `last`. */
async function chain(last: number, note = "", signer = keys) {
  const place = memoryPlace();
  const hashes = [""];
  for (let counter = 1; counter <= last; counter++) {
    const manifest: Manifest = {
      format: "convokeep-backup",
      version: 1,
      device,
      counter,
      at: "2026-11-20T12:00:00.000Z",
      segments: [],
      deleted:
        note === "" ? [] : [{ hash: await sha256Of(new TextEncoder().encode(note)), at: "2026-11-20T12:00:00.000Z" }],
    };
    const bytes = await manifestBytes(manifest, signer);
    hashes.push(await sha256Of(bytes));
    place.files.set(pathOf(device, manifestName(counter, "")), bytes);
  }
  const known = (counter: number): OtherDevice => ({
    counter,
    sha256: hashes[counter] ?? "",
    at: "",
    done: [],
    passed: {},
    deleted: [],
  });
  const looked = async (before?: OtherDevice) => {
    const followed = await follow(place, await listDevice(place, device, signal), before, unseal, signal);
    if (typeof followed === "string") return followed;
    if ("known" in followed) return "known";
    return "newest" in followed ? followed.newest.manifest.counter : followed.problem;
  };
  const path = (counter: number) => pathOf(device, manifestName(counter, ""));
  return { place, known, looked, path };
}

describe("another browser's manifests", () => {
  it("are read from the newest, and the same again is known", async () => {
    const { looked, known } = await chain(4);
    expect([await looked(), await looked(known(4)), await looked(known(2))]).toEqual([4, "known", 4]);
    expect(await (await chain(0)).looked()).toBe("nothing");
  });

  it("must not go back", async () => {
    const { place, looked, known, path } = await chain(5);
    for (const counter of [5, 4]) place.files.delete(path(counter));
    expect([await looked(known(5)), await looked(known(3)), await looked()]).toEqual(["rolled-back", "known", 3]);
    for (const counter of [3, 2, 1]) place.files.delete(path(counter));
    expect(await looked(known(5))).toBe("rolled-back");
  });

  it("may lack those in between", async () => {
    const { place, looked, known, path } = await chain(6);
    for (const counter of [3, 4, 5]) place.files.delete(path(counter));
    expect([await looked(known(2)), await looked(known(4))]).toEqual([6, 6]);
  });

  it("must not change under the same number", async () => {
    const { known } = await chain(3);
    expect(await (await chain(3, "changed")).looked(known(3))).toBe("rewritten");
  });

  it("must be signed by it, whoever else can write there", async () => {
    const { place, looked, known, path } = await chain(4);
    const forger = await chain(5, "made up", (await newIdentity()).keys);
    place.files.set(path(5), forger.place.files.get(path(5)) ?? new Uint8Array());
    expect([await looked(known(4)), await looked(known(2)), await looked()]).toEqual(["forged", "forged", "forged"]);
    place.files.delete(path(5));
    expect(await looked(known(2))).toBe(4);
  });

  it("may be half written: the one before it counts, unless that is older than what is known", async () => {
    const { place, looked, known, path } = await chain(4);
    place.files.set(path(4), place.files.get(path(4))?.slice(0, 40) ?? new Uint8Array());
    expect([await looked(), await looked(known(3)), await looked(known(2))]).toEqual([3, "known", 3]);
    expect(await looked(known(4))).toBe("damaged");
  });

  it("of other names, devices and numbers are none", async () => {
    const { place, looked, path } = await chain(2);
    place.files.set(path(9), place.files.get(path(2)) ?? new Uint8Array());
    expect(await looked()).toBe(2);
    place.files.set(path(8), new TextEncoder().encode("{}"));
    expect(await looked()).toBe(2);
  });
});
