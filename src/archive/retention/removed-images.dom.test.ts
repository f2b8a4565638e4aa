import { describe, expect, test } from "vitest";
import type { Incoming } from "../../conversation/imported.ts";
import type { AssetRef, Part } from "../../conversation/model.ts";
import { heldImages, purgeOrphans, putAsset } from "../assets.ts";
import { storeIncoming } from "../import/store-incoming.ts";
import { conversation, exported, importAll, nothingToOpen } from "../import/testing/exports.ts";
import { readConversation } from "../list.ts";
import type { Archive } from "../open.ts";
import { readThread } from "../read-thread.ts";
import { eraseConversations } from "../testing/erase.ts";
import { freshArchive, reopened } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import type { Rule } from "./rule.ts";
import { putRule } from "./state.ts";
import { day, now, runThrough } from "./testing/run-through.ts";
import { usualRule } from "./testing/usual-rule.ts";

const images: Rule = { ...usualRule, id: "images", what: "images", olderThan: 30 };

describe("images that a rule has removed", () => {
  const bytes = new TextEncoder().encode("a picture");
  const picture = (asset?: AssetRef): Part => ({
    kind: "image",
    key: "file-1",
    alt: "harbour",
    origin: "upload",
    ...(asset ? { asset } : {}),
  });
  const looked = (asset?: AssetRef) =>
    look("one", [message("u1", "", { parts: [picture(asset)] }), message("a1", "nice")]);
  const partsOf = async (archive: Archive) =>
    (await readThread(archive, "chatgpt:one"))?.messages.flatMap(({ parts }) =>
      parts.filter(({ kind }) => kind === "image"),
    );
  const removed = [{ ...picture(), problem: "removed 2026-11-22 image/png 9" }];
  const run = (archive: Archive) => runThrough(archive, { now, backedUp: async () => new Set() }, () => false);

  async function withoutPicture(): Promise<Archive> {
    const archive = await freshArchive();
    await store(archive, looked(await putAsset(archive, bytes, "image/png")));
    await putRule(archive, images);
    return (await run(archive)).archive;
  }

  test("leave a note of what was there and when it went, and the coverage as it was", async () => {
    const archive = await withoutPicture();
    expect(await partsOf(archive)).toEqual(removed);
    expect((await readConversation(archive, "chatgpt:one"))?.coverage).toMatchObject({
      state: "complete",
      unreadImages: 0,
    });
    expect(await archive.db.count("assetBytes")).toBe(0);
  });

  test("are not asked for again, and no look at the page brings them back", async () => {
    const archive = await withoutPicture();
    expect(await heldImages(archive, "chatgpt:one")).toEqual(["u1 file-1"]);
    for (const asset of [undefined, await putAsset(archive, bytes, "image/png")]) {
      await store(archive, looked(asset));
      await store(archive, { ...looked(asset), trigger: "save" });
      expect(await partsOf(archive)).toEqual(removed);
    }
    expect((await readConversation(archive, "chatgpt:one"))?.coverage.unreadImages).toBe(0);
    await store(archive, looked());
    expect(await store(archive, looked())).toMatchObject({ outcome: "unchanged" });
    await purgeOrphans(archive, -1);
    expect(await archive.db.count("assetBytes")).toBe(0);
  });

  test("stay away when an export or a copy of before is imported, under whatever name", async () => {
    const before = await freshArchive();
    await store(before, looked(await putAsset(before, bytes, "image/png")));
    const held = await readThread(before, "chatgpt:one");
    if (!held) throw new Error("not held");
    const archive = await withoutPicture();
    for (const key of ["file-1", "another"]) {
      const part = { kind: "image", key, alt: "", origin: "upload", source: { member: "a.png" } } as const;
      const export_ = conversation("one", [exported("u1", "", { parts: [part] }), exported("a1", "nice")]);
      await importAll(archive, `run ${key}`, [export_], { open: async () => bytes });
    }
    const copy: Incoming = { kind: "restored", thread: held, assets: {} };
    const taken = await storeIncoming(archive, [{ incoming: copy, print: "copy" }], "run another", nothingToOpen);
    expect(taken[0]?.problems).toEqual([]);
    const left = (await partsOf(archive)) ?? [];
    expect(left.length).toBeGreaterThan(0);
    for (const part of left) expect(part).toMatchObject({ problem: "removed 2026-11-22 image/png 9" });
  });

  test("go from what an import keeps for being undone, too; undoing it leaves the chat as it is", async () => {
    const archive = await freshArchive();
    await store(archive, looked(await putAsset(archive, bytes, "image/png")));
    await importAll(archive, "run", [conversation("one", [exported("u1", ""), exported("a1", "nicer still")])]);
    expect(await archive.db.count("importJournal")).toBe(1);
    await putRule(archive, { ...images, olderThan: 1 });
    const later = Date.now() + 2 * day;
    await runThrough(archive, { now: later, backedUp: async () => new Set() }, () => false);
    const again = await reopened(archive);
    expect(await again.db.count("importJournal")).toBe(0);
    expect(await again.db.count("assetBytes")).toBe(0);
  });

  test("come back with the chat when it is deleted and asked for again", async () => {
    const archive = await withoutPicture();
    await eraseConversations(archive, ["chatgpt:one"]);
    expect(JSON.stringify(await archive.db.getAllKeys("meta"))).not.toContain("chatgpt");
    await store(archive, { ...looked(await putAsset(archive, bytes, "image/png")), trigger: "save" });
    expect(await partsOf(archive)).toMatchObject([{ asset: { size: 9 } }]);
  });
});
