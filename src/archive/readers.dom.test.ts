import { describe, expect, test } from "vitest";
import { putAsset } from "./assets.ts";
import { listJobs, putJob } from "./jobs.ts";
import type { Archive } from "./open.ts";
import { readersOf } from "./readers.ts";
import { damageOne, damages, sealedArchive } from "./sealed/testing/broken.ts";
import { look, message, store } from "./testing/looks.ts";

const hows = Object.keys(damages);
const victim = "chatgpt:c1";

async function filled() {
  const sealed = await sealedArchive();
  for (let chat = 0; chat < 3; chat++) {
    const asset = await putAsset(sealed.archive, Uint8Array.of(chat), "image/png");
    const parts = [{ kind: "image" as const, key: "k", alt: "", origin: "generated" as const, asset }];
    await store(sealed.archive, look(`c${chat}`, [message("u1", `chat ${chat}`), message("a1", "x", { parts })]));
  }
  return sealed;
}

/** What an export comes to that takes everything. */
async function everything(archive: Archive) {
  const readers = readersOf(async () => archive);
  const read: string[] = [];
  const unread: (string | undefined)[][] = [];
  for (const { id } of await readers.list()) {
    try {
      if (await readers.thread(id)) read.push(id);
    } catch (error) {
      if (!readers.damage.is(error)) throw error;
      unread.push([id, await readers.damage.title(id)]);
    }
  }
  return { read: read.sort(), unread };
}

describe.each(["conversations", "chunks", "outlines"] as const)("a record of %s", (name) => {
  test.each(hows)("that is %s: the others are read, and it is named", async (how) => {
    const { archive, bare } = await filled();
    await damageOne(bare, name, how, name === "conversations" ? victim : [victim, 0]);
    expect(await everything(archive)).toEqual({
      read: ["chatgpt:c0", "chatgpt:c2"],
      unread: [[victim, name === "conversations" ? undefined : "Chat c1"]],
    });
  });
});

test("an image that is broken is told as such, and others are read", async () => {
  const { archive, bare } = await filled();
  const [first = "", second = ""] = await archive.db.getAllKeys("assets");
  await damageOne(bare, "assetBytes", "cut", first);
  const { asset, damage } = readersOf(async () => archive);
  expect(damage.is(await asset(first).catch((error: unknown) => error))).toBe(true);
  expect((await asset(second))?.bytes.length).toBe(1);
});

test("a job whose record is broken hides no other", async () => {
  const { archive, bare } = await filled();
  for (const id of ["a", "b"]) await putJob(archive, { id, kind: "export" });
  await damageOne(bare, "jobs", "cut", "a");
  expect((await listJobs(archive)).map(({ id }) => id)).toEqual(["b"]);
});
