import { describe, expect, test } from "vitest";
import { readConversation } from "./list.ts";
import { organise } from "./organise.ts";
import { freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const id = "chatgpt:real";

describe("organising", () => {
  test("sets many at once and is taken back by its own answer", async () => {
    const archive = await freshArchive();
    await store(archive, look("real", [message("u1", "question")]));
    await store(archive, look("other", [message("u2", "another")]));
    const untouched = await readConversation(archive, id);
    const set = { tags: ["sea"], folder: "Work", starred: true, ownTitle: "Mine", note: "Read again" };
    const before = await organise(archive, [
      { conversation: id, set },
      { conversation: "chatgpt:other", set: { starred: true } },
      { conversation: "chatgpt:gone", set },
    ]);
    expect(await readConversation(archive, id)).toMatchObject(set);
    expect((await readConversation(archive, "chatgpt:other"))?.starred).toBe(true);
    expect(before.map(({ conversation }) => conversation)).toEqual([id, "chatgpt:other"]);
    await organise(archive, before);
    const { setAt, ...restored } = (await readConversation(archive, id)) ?? {};
    expect(restored).toEqual(untouched);
    // That it was taken away is to be known in other browsers.
    expect(Object.keys(setAt ?? {}).sort()).toEqual(["folder", "note", "ownTitle", "starred", "tags"]);
  });

  test("outlives captures, of which none takes anything away", async () => {
    const archive = await freshArchive();
    const set = { tags: ["sea"], folder: "Work", starred: true, ownTitle: "Mine", note: "Read again" };
    await store(archive, look("real", [message("u1", "question")]));
    await organise(archive, [{ conversation: id, set }]);
    await store(archive, look("real", [message("u1", "question"), message("a1", "answer")]));
    expect(await readConversation(archive, id)).toMatchObject({ ...set, messageCount: 2 });
  });

  test("of a conversation without an id goes along to the one that it turns out to be", async () => {
    const archive = await freshArchive();
    await store(archive, look("local-1", [message("u1", "question")]));
    await store(archive, look("real", [message("u1", "question")]));
    await organise(archive, [
      { conversation: "chatgpt:local-1", set: { tags: ["draft"], note: "Mine" } },
      { conversation: id, set: { tags: ["sea"] } },
    ]);
    const capture = look("real", [{ kind: "seen", id: "u1" }, message("a1", "answer")]);
    await store(archive, { ...capture, conversation: { ...capture.conversation, formerId: "chatgpt:local-1" } });
    expect(await readConversation(archive, id)).toMatchObject({ tags: ["sea", "draft"], note: "Mine" });
  });
});
