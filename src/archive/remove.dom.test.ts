import { describe, expect, test } from "vitest";
import type { Part } from "../conversation/model.ts";
import { putAsset, readAsset } from "./assets.ts";
import { countConversations, listConversations, readConversation } from "./list.ts";
import { readThread } from "./read-thread.ts";
import { eraseConversations, eraseExpired, hideConversations, isDeleted, unhideConversations } from "./remove.ts";
import { storeCapture } from "./store-capture.ts";
import { dump, freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const entries = [message("u1", "question"), message("a1", "answer")];

describe("hiding", () => {
  test("takes a conversation from lists and counts, and is taken back", async () => {
    const archive = await freshArchive();
    await store(archive, look("one", entries));
    await store(archive, look("two", entries));
    await hideConversations(archive, ["chatgpt:one", "chatgpt:none"]);
    expect((await listConversations(archive)).map(({ id }) => id)).toEqual(["chatgpt:two"]);
    expect(await countConversations(archive)).toBe(1);
    expect(await isDeleted(archive, "chatgpt:one")).toBe(true);
    expect(await unhideConversations(archive, ["chatgpt:one", "chatgpt:two", "chatgpt:none"])).toBe(1);
    expect(await countConversations(archive)).toBe(2);
    expect(await isDeleted(archive, "chatgpt:one")).toBe(false);
    expect((await readThread(archive, "chatgpt:one"))?.messages).toHaveLength(2);
  });

  test("a visit does not bring it back and writes nothing; Save chat does, with all that was held", async () => {
    const archive = await freshArchive();
    await store(archive, look("one", entries));
    await hideConversations(archive, ["chatgpt:one"]);
    const before = await dump(archive);
    expect(await storeCapture(archive, look("one", [message("u2", "new")]))).toEqual({ refused: "deleted" });
    expect(await dump(archive)).toEqual(before);
    const again = look("one", [{ kind: "seen", id: "a1" }, message("u2", "new")], {
      trigger: "save",
      evidence: { start: "unknown", end: true },
    });
    expect(await store(archive, again)).toMatchObject({ messageCount: 3 });
    expect(await isDeleted(archive, "chatgpt:one")).toBe(false);
  });

  test("a page that looks changed does not bring it back either", async () => {
    const archive = await freshArchive();
    await store(archive, look("one", entries));
    await hideConversations(archive, ["chatgpt:one"]);
    const health = { containers: 2, read: 0, missing: [] };
    await storeCapture(archive, look("one", [], { trigger: "save", health }));
    expect(await isDeleted(archive, "chatgpt:one")).toBe(true);
  });
});

describe("erasing", () => {
  test("leaves a hash and nothing else, and visits pass it by until Save chat", async () => {
    const archive = await freshArchive();
    await store(archive, look("one", entries));
    await eraseConversations(archive, ["chatgpt:one"]);
    const left = await dump(archive);
    expect(JSON.stringify(left)).not.toMatch(/chatgpt|question|answer/);
    expect(await archive.db.count("tombstones")).toBe(1);
    expect(await isDeleted(archive, "chatgpt:one")).toBe(true);
    expect(await isDeleted(archive, "chatgpt:two")).toBe(false);
    expect(await storeCapture(archive, look("one", entries))).toEqual({ refused: "deleted" });
    expect(await dump(archive)).toEqual(left);
    expect(await store(archive, look("one", entries, { trigger: "save" }))).toMatchObject({ messageCount: 2 });
    expect(await archive.db.count("tombstones")).toBe(0);
    expect(await store(archive, look("one", entries))).toMatchObject({ outcome: "unchanged" });
  });

  test("what is remembered of an erased conversation is not used for a new one of that id", async () => {
    const archive = await freshArchive();
    await store(archive, look("one", entries));
    await eraseConversations(archive, ["chatgpt:one"]);
    await store(archive, look("one", [message("u7", "other")], { trigger: "save" }));
    expect((await readThread(archive, "chatgpt:one"))?.messages.map(({ id }) => id)).toEqual(["u7"]);
  });

  test("takes bytes that no other conversation shows, and leaves shared ones", async () => {
    const archive = await freshArchive();
    const own = await putAsset(archive, new Uint8Array([1]), "image/png");
    const shared = await putAsset(archive, new Uint8Array([2]), "image/png");
    const image = (key: string, asset: typeof own): Part => ({ kind: "image", key, alt: "", origin: "upload", asset });
    await store(archive, look("one", [message("u1", "q", { parts: [image("1", own), image("2", shared)] })]));
    await store(archive, look("two", [message("u1", "q", { parts: [image("2", shared)] })]));
    await eraseConversations(archive, ["chatgpt:one"]);
    expect(await readAsset(archive, own.sha256)).toBeUndefined();
    expect(await readAsset(archive, shared.sha256)).toBeDefined();
    expect(await archive.db.count("assetBytes")).toBe(1);
  });

  test("only what was hidden long enough ago expires", async () => {
    const archive = await freshArchive();
    for (const name of ["one", "two", "three"]) await store(archive, look(name, entries));
    await hideConversations(archive, ["chatgpt:one", "chatgpt:two"]);
    const row = await archive.db.get("conversations", "chatgpt:one");
    if (row) await archive.db.put("conversations", { ...row, deletedAt: new Date(Date.now() - 60_000).toISOString() });
    expect(await eraseExpired(archive, 30_000)).toEqual(["chatgpt:one"]);
    expect(await readConversation(archive, "chatgpt:one")).toBeUndefined();
    expect(await readConversation(archive, "chatgpt:two")).toHaveProperty("deletedAt");
    expect(await countConversations(archive)).toBe(1);
  });
});
