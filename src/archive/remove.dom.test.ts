import { describe, expect, test } from "vitest";
import type { Part } from "../conversation/model.ts";
import { putAsset, readAsset } from "./assets.ts";
import { countConversations, listConversations, readConversation } from "./list.ts";
import { readThread } from "./read-thread.ts";
import { eraseExpired, eraseHidden, hideConversations, isDeleted, unhideConversations } from "./remove.ts";
import { storeCapture } from "./store-capture.ts";
import { eraseConversations } from "./testing/erase.ts";
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
    expect(await unhideConversations(archive, ["chatgpt:one", "chatgpt:two", "chatgpt:none"])).toBe(2);
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

describe("erasing what was hidden", () => {
  const again = (id: string) => look(id, [message("u1", "question"), message("a9", "new")], { trigger: "save" });

  test("leaves alone what was saved anew meanwhile, with all that was held of it", async () => {
    const archive = await freshArchive();
    for (const id of ["one", "two"]) await store(archive, look(id, entries));
    const ids = ["chatgpt:one", "chatgpt:two"];
    await hideConversations(archive, ids);
    await store(archive, again("one"));
    const before = await readThread(archive, "chatgpt:one");
    expect(before?.messages).toHaveLength(3);
    expect(await eraseHidden(archive, ids)).toEqual(["chatgpt:two"]);
    expect(await readThread(archive, "chatgpt:one")).toEqual(before);
    expect(await isDeleted(archive, "chatgpt:one")).toBe(false);
    expect(await isDeleted(archive, "chatgpt:two")).toBe(true);
    expect(await archive.db.count("tombstones")).toBe(1);
    expect(await storeCapture(archive, look("one", [message("u2", "and on")]))).not.toHaveProperty("refused");
  });

  test("leaves alone what is saved at any moment of it", async () => {
    for (let at = 0; at < 12; at++) {
      const archive = await freshArchive();
      await store(archive, look("one", entries));
      await hideConversations(archive, ["chatgpt:one"]);
      const erasing = at % 2 === 0 ? eraseHidden(archive, ["chatgpt:one"]) : eraseExpired(archive, -1_000);
      for (let turn = 0; turn < at; turn++) await Promise.resolve();
      await store(archive, again("one"));
      await erasing;
      const said = JSON.stringify((await readThread(archive, "chatgpt:one"))?.messages);
      expect(said, `after ${at} turns`).toContain("new");
    }
  });

  test("is none of those that were taken back or saved under their real id", async () => {
    const archive = await freshArchive();
    for (const id of ["back", "later", "local-x"]) await store(archive, look(id, entries));
    const ids = ["chatgpt:back", "chatgpt:later", "chatgpt:local-x"];
    await hideConversations(archive, ids);
    expect(await unhideConversations(archive, ["chatgpt:back", "chatgpt:later"])).toBe(2);
    const real = again("real");
    await store(archive, { ...real, conversation: { ...real.conversation, formerId: "chatgpt:local-x" } });
    expect(await eraseHidden(archive, ids)).toEqual([]);
    expect((await listConversations(archive)).map(({ id }) => id).sort()).toEqual([
      "chatgpt:back",
      "chatgpt:later",
      "chatgpt:real",
    ]);
    expect(await archive.db.count("tombstones")).toBe(0);
  });

  test("Undo tells of what was saved anew that it is there", async () => {
    const archive = await freshArchive();
    await store(archive, look("one", entries));
    await hideConversations(archive, ["chatgpt:one"]);
    await store(archive, again("one"));
    expect(await unhideConversations(archive, ["chatgpt:one"])).toBe(1);
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
