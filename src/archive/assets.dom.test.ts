import { expect, test } from "vitest";
import type { AssetRef, Part } from "../conversation/model.ts";
import { heldImages, purgeOrphans, putAsset, readAsset } from "./assets.ts";
import { readThread } from "./read-thread.ts";
import { freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const bytes = new Uint8Array([137, 80, 78, 71, 0, 255]);

const other = "0".repeat(64);

function image(key: string, asset?: AssetRef): Part {
  return { kind: "image", key, alt: "", origin: "generated", ...(asset ? { asset } : { problem: "no answer" }) };
}

test("bytes come back as they were, and are kept once", async () => {
  const archive = await freshArchive();
  const one = await putAsset(archive, bytes, "image/png");
  expect(one).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), type: "image/png", size: 6 });
  expect(await putAsset(archive, bytes.slice(), "image/png", true)).toEqual({ ...one, redrawn: true });
  expect(await readAsset(archive, one.sha256)).toEqual({ bytes, type: "image/png" });
  expect(await archive.db.count("assetBytes")).toBe(1);
  expect(await readAsset(archive, other)).toBeUndefined();
});

test("which images are held is known under every id of their message, older looks included", async () => {
  const archive = await freshArchive();
  const asset = await putAsset(archive, bytes, "image/png");
  const parts = [image("with space", asset), image("lost")];
  await store(archive, look("one", [message("m1", "", { ids: ["m1", "t1"], parts })]));
  await store(
    archive,
    look("one", [message("m1", "", { ids: ["m1", "t1"], parts: [image("with space"), image("lost")] })]),
  );
  expect((await heldImages(archive, "chatgpt:one")).sort()).toEqual(["m1 with space", "t1 with space"]);
  expect(await heldImages(archive, "chatgpt:none")).toEqual([]);
  const thread = await readThread(archive, "chatgpt:one");
  expect(thread?.messages[0]?.parts).toMatchObject([
    { key: "with space", asset },
    { key: "lost", problem: "no answer" },
  ]);
  expect(thread?.conversation.coverage.unreadImages).toBe(1);
});

test("a reference to bytes that are not there becomes a problem, and a later look mends it", async () => {
  const archive = await freshArchive();
  const lost: AssetRef = { sha256: "f".repeat(64), type: "image/png", size: 9 };
  await store(archive, look("one", [message("a1", "see", { parts: [image("k", lost)] })]));
  expect((await readThread(archive, "chatgpt:one"))?.messages[0]?.parts[0]).toEqual({
    ...image("k"),
    problem: "bytes-not-stored",
  });
  const asset = await putAsset(archive, bytes, "image/png");
  const receipt = await store(archive, look("one", [message("a1", "see", { parts: [image("k", asset)] })]));
  expect(receipt).toMatchObject({ outcome: "stored", coverage: { unreadImages: 0 } });
  expect((await readThread(archive, "chatgpt:one"))?.messages[0]?.parts[0]).toEqual(image("k", asset));
});

test("bytes that no conversation shows go after a while, others stay", async () => {
  const archive = await freshArchive();
  const used = await putAsset(archive, bytes, "image/png");
  const unused = await putAsset(archive, new Uint8Array([1]), "image/png");
  await store(archive, look("one", [message("a1", "", { parts: [image("k", used)] })]));
  expect(await purgeOrphans(archive)).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await purgeOrphans(archive, 0)).toBe(1);
  expect(await readAsset(archive, used.sha256)).toBeDefined();
  expect(await readAsset(archive, unused.sha256)).toBeUndefined();
  expect(await archive.db.count("assetBytes")).toBe(1);
});
