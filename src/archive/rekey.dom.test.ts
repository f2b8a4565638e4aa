import { describe, expect, test } from "vitest";
import type { Capture, CaptureEntry } from "../conversation/capture.ts";
import type { Part } from "../conversation/model.ts";
import { heldImages, putAsset, readAsset } from "./assets.ts";
import { listConversations } from "./list.ts";
import type { Archive } from "./open.ts";
import { readThread } from "./read-thread.ts";
import { hideConversations, isDeleted } from "./remove.ts";
import { storeCapture } from "./store-capture.ts";
import { eraseConversations } from "./testing/erase.ts";
import { freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const surrogate = "chatgpt:local-1";
const first = [message("u1", "question"), message("a1", "answ", { finished: false })];
const whole = [message("u1", "question"), message("a1", "answer")];

function named(entries: CaptureEntry[], more: Partial<Capture> = {}): Capture {
  const capture = look("real", entries, more);
  return { ...capture, conversation: { ...capture.conversation, formerId: surrogate } };
}

const ids = async (archive: Archive) => (await listConversations(archive)).map(({ id }) => id);

describe("a conversation that gets its real id", () => {
  test("moves with all it holds, and the former record goes", async () => {
    const archive = await freshArchive();
    const asset = await putAsset(archive, new Uint8Array([1, 2, 3]), "image/png");
    const image: Part = { kind: "image", key: "k", alt: "", origin: "upload", asset };
    await store(
      archive,
      look("local-1", [message("u1", "question", { parts: [image] }), message("a1", "answ", { finished: false })]),
    );
    await store(archive, named([{ kind: "seen", id: "u1" }, message("a1", "answer")]));
    expect(await ids(archive)).toEqual(["chatgpt:real"]);
    expect(await readThread(archive, surrogate)).toBeUndefined();
    expect((await readThread(archive, "chatgpt:real"))?.path).toHaveLength(2);
    expect(await heldImages(archive, "chatgpt:real")).toEqual(["u1 k"]);
    expect((await archive.db.getAll("assets")).map(({ conversations }) => conversations)).toEqual([["chatgpt:real"]]);
    expect((await readAsset(archive, asset.sha256))?.bytes).toEqual(new Uint8Array([1, 2, 3]));
    expect(await archive.db.getAllKeys("chunks")).toEqual([["chatgpt:real", 0]]);
  });

  test("is merged into what is held under it already", async () => {
    const archive = await freshArchive();
    await store(archive, look("real", [message("u1", "question")], { evidence: { start: "start", end: false } }));
    await store(archive, look("local-1", first));
    const receipt = await store(
      archive,
      named([{ kind: "seen", id: "a1" }, message("u2", "more")], { evidence: { start: "unknown", end: true } }),
    );
    expect(receipt).toMatchObject({ conversation: "chatgpt:real", messageCount: 3 });
    expect(await ids(archive)).toEqual(["chatgpt:real"]);
    expect((await readThread(archive, "chatgpt:real"))?.path).toEqual([
      { message: "u1" },
      { message: "a1" },
      { message: "u2" },
    ]);
  });

  test("takes in a capture sent under the former id that comes late", async () => {
    const archive = await freshArchive();
    await store(archive, look("local-1", first));
    const late = look("local-1", [
      message("u1", "question"),
      message("a1", "answ", { finished: false }),
      message("u9", "late"),
    ]);
    await store(archive, named(whole));
    expect(await store(archive, late)).toMatchObject({ conversation: "chatgpt:real", messageCount: 3 });
    expect(await ids(archive)).toEqual(["chatgpt:real"]);
  });

  test("may be told its former id again and again", async () => {
    const archive = await freshArchive();
    await store(archive, look("local-1", first));
    for (let n = 0; n < 3; n++) await store(archive, named(whole));
    expect(await ids(archive)).toEqual(["chatgpt:real"]);
    expect((await readThread(archive, "chatgpt:real"))?.messages).toHaveLength(2);
  });

  test("stays deleted under both ids", async () => {
    const archive = await freshArchive();
    await store(archive, look("local-1", first));
    await store(archive, named(whole));
    await eraseConversations(archive, ["chatgpt:real"]);
    expect(await isDeleted(archive, surrogate)).toBe(true);
    expect(await storeCapture(archive, look("local-1", first))).toEqual({ refused: "deleted" });
    expect(await storeCapture(archive, named(whole))).toEqual({ refused: "deleted" });
    expect(await archive.db.getAllKeys("meta")).toEqual([]);
  });

  test("hidden under the former id, it comes back on Save chat alone", async () => {
    const archive = await freshArchive();
    await store(archive, look("local-1", first));
    await hideConversations(archive, [surrogate]);
    expect(await storeCapture(archive, named(whole))).toEqual({ refused: "deleted" });
    await store(archive, named(whole, { trigger: "save" }));
    expect(await ids(archive)).toEqual(["chatgpt:real"]);
  });
});
