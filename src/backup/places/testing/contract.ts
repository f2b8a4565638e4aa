import { expect, it } from "vitest";
import type { Place } from "../place.ts";

/** Bytes that differ from one another, and from those of another seed. */
export function someBytes(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let state = seed >>> 0;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** Never aborts. */
export const patient = (): AbortSignal => new AbortController().signal;

/** A folder that no other test writes to. */
export function freshFolder(): string {
  return `convokeep/${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;
}

/** What holds for every place that can be read. @param open the same place each time */
export function holdsContract(open: () => Place, sizes: readonly number[] = [1, 70_000]): void {
  it("keeps files whole under the paths that they were written to", async () => {
    const place = open();
    const folder = freshFolder();
    expect(await place.list(folder, patient())).toEqual([]);
    const files = sizes.map((size, nth) => ({ path: `${folder}/f-${nth}.zip`, bytes: someBytes(size, nth + 1) }));
    for (const { path, bytes } of files) await place.write(path, bytes, patient());
    for (const { path, bytes } of files) {
      expect(await place.size(path, patient())).toBe(bytes.length);
      expect(sameBytes(await place.read(path, patient()), bytes)).toBe(true);
    }
    const listed = await place.list(folder, patient());
    expect(listed.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(
      files.map(({ path, bytes }) => ({ path, size: bytes.length })),
    );
  });

  it("lists the folders in a folder, and nothing beside it", async () => {
    const place = open();
    const top = freshFolder();
    const paths = [`${top}/a.zip`, `${top}/one/b.zip`, `${top}/two/c.zip`];
    for (const path of [...paths, `${top}0/beside.zip`]) await place.write(path, someBytes(3), patient());
    const listed = await place.list(top, patient());
    expect(listed.map(({ path }) => path).sort()).toEqual(paths);
  });

  it("never writes over a file", async () => {
    const place = open();
    const path = `${freshFolder()}/manifest-1.json`;
    await place.write(path, someBytes(100, 1), patient());
    await expect(place.write(path, someBytes(200, 2), patient())).rejects.toMatchObject({ problem: "exists" });
    expect(await place.read(path, patient())).toEqual(someBytes(100, 1));
    expect(await place.list(path.slice(0, path.lastIndexOf("/")), patient())).toEqual([{ path, size: 100 }]);
  });

  it("removes a file, also one that is not there", async () => {
    const place = open();
    const folder = freshFolder();
    const [one, other] = [`${folder}/one.zip`, `${folder}/other.zip`];
    await place.write(one, someBytes(10), patient());
    await place.write(other, someBytes(20), patient());
    await place.remove(one, patient());
    await place.remove(one, patient());
    await place.remove(`${freshFolder()}/none.zip`, patient());
    expect([await place.size(one, patient()), await place.read(one, patient())]).toEqual([undefined, undefined]);
    expect(await place.list(folder, patient())).toEqual([{ path: other, size: 20 }]);
    await place.write(one, someBytes(30, 3), patient());
    expect(await place.read(one, patient())).toEqual(someBytes(30, 3));
  });

  it("asks nothing under a path that is none of ours", async () => {
    const place = open();
    const hostile = ["../x", "a/../b", "/a", "a//b", "a/", "", "A", "a b", "a?b", "a%2fb", "a#b", ".a", "a\\b", "é"];
    for (const path of hostile) {
      await expect(place.write(path, someBytes(1), patient())).rejects.toMatchObject({ problem: "broken" });
      await expect(place.read(path, patient())).rejects.toMatchObject({ problem: "broken" });
      await expect(place.size(path, patient())).rejects.toMatchObject({ problem: "broken" });
      await expect(place.remove(path, patient())).rejects.toMatchObject({ problem: "broken" });
      await expect(place.list(path, patient())).rejects.toMatchObject({ problem: "broken" });
    }
  });

  it("does nothing once it is told to end", async () => {
    const place = open();
    const path = `${freshFolder()}/late.zip`;
    const ended = AbortSignal.abort(new Error("over"));
    await expect(place.write(path, someBytes(9), ended)).rejects.toThrow("over");
    await expect(place.read(path, ended)).rejects.toThrow("over");
    await expect(place.list("convokeep", ended)).rejects.toThrow("over");
    expect(await place.size(path, patient())).toBeUndefined();
  });
}

/** Whether bytes are the same: a matcher takes seconds for megabytes. */
export function sameBytes(some: Uint8Array | undefined, other: Uint8Array): boolean {
  if (some?.length !== other.length) return false;
  for (let at = 0; at < other.length; at += 1) if (some[at] !== other[at]) return false;
  return true;
}
