import { describe, expect, test } from "vitest";
import type { Archive } from "../open.ts";
import { organise } from "../organise.ts";
import { readThread } from "../read-thread.ts";
import { storeCapture } from "../store-capture.ts";
import { eraseConversations } from "../testing/erase.ts";
import { freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { judgeIncoming } from "./judge-incoming.ts";
import { conversation, exported, importAll } from "./testing/exports.ts";
import { undoRun } from "./undo-run.ts";

const hosted = (id: string) => ({ site: "librechat", id: `librechat:${id}`, url: `http://${id}` });
const messages = [exported("u1", "question"), exported("a1", "answer"), exported("u2", "more")];
const file = (id: string) => conversation("x", messages, { site: "librechat", id: `librechat:${id}`, url: "" });
const page = (id: string) =>
  look("x", [message("u1", "question"), message("a1", "answer")], { conversation: hosted(id) });

test("an export without host joins the chat that was saved from one host's page", async () => {
  const archive = await freshArchive();
  await store(archive, page("chat.home:3000/c-1"));
  const id = "librechat:chat.home:3000/c-1";
  expect(await judgeIncoming(archive, [file("c-1")])).toMatchObject([{ id, verdict: "fuller", added: 1 }]);
  expect(await importAll(archive, "run", [file("c-1")])).toMatchObject([{ id, verdict: "fuller", added: 1 }]);
  const thread = await readThread(archive, id);
  expect(thread?.messages.map((each) => each.id)).toEqual(["u1", "a1", "u2"]);
  expect(thread?.conversation.url).toBe("http://chat.home:3000/c-1");
  expect(await importAll(archive, "again", [file("c-1")])).toMatchObject([{ id, verdict: "same" }]);
});

test("of two hosts' pages none is chosen", async () => {
  const archive = await freshArchive();
  await store(archive, page("a.home/c-2"));
  await store(archive, page("b.home/c-2"));
  expect(await judgeIncoming(archive, [file("c-2")])).toMatchObject([{ id: "librechat:c-2", verdict: "new" }]);
});

describe("an export that came before the page", () => {
  const id = "librechat:a.home/c-1";
  const shownOf = async (archive: Archive) => {
    const thread = await readThread(archive, id);
    const { conversation: row, messages: held, path } = thread ?? {};
    return {
      url: row?.url,
      title: row?.title,
      path,
      held: held?.map(({ id: name, parts, parent }) => [name, parent, parts]),
    };
  };

  test("is the page's chat from then on, as if it had come after", async () => {
    const [archive, other] = [await freshArchive(), await freshArchive()];
    expect(await importAll(archive, "run", [file("c-1")])).toMatchObject([{ id: "librechat:c-1", verdict: "new" }]);
    await organise(archive, [{ conversation: "librechat:c-1", set: { tags: ["kept"], starred: true } }]);
    await store(archive, page("a.home/c-1"));
    await store(other, page("a.home/c-1"));
    await importAll(other, "run", [file("c-1")]);
    expect(await archive.db.getAllKeys("conversations")).toEqual([id]);
    expect(await shownOf(archive)).toEqual(await shownOf(other));
    expect(await archive.db.get("conversations", id)).toMatchObject({ tags: ["kept"], starred: true });
    expect(await importAll(archive, "again", [file("c-1")])).toMatchObject([{ id, verdict: "same" }]);
  });

  test("can be undone, which leaves what the page has shown", async () => {
    const archive = await freshArchive();
    await importAll(archive, "one", [file("c-1")]);
    const longer = { ...file("c-1"), messages: [...file("c-1").messages, exported("a2", "the end", { parent: 2 })] };
    await importAll(archive, "two", [longer]);
    await store(archive, page("a.home/c-1"));
    expect((await readThread(archive, id))?.messages).toHaveLength(4);
    expect(await undoRun(archive, "two")).toMatchObject({ restored: 1 });
    expect((await readThread(archive, id))?.messages.map((each) => each.id)).toEqual(["u1", "a1", "u2"]);
    expect(await undoRun(archive, "one")).toMatchObject({ restored: 1 });
    expect((await readThread(archive, id))?.messages.map((each) => each.id)).toEqual(["u1", "a1"]);
    expect(await archive.db.getAllKeys("conversations")).toEqual([id]);
    expect(await archive.db.count("importJournal")).toBe(0);
  });

  test("and was deleted is not brought back by a visit, nor the page's chat by an export", async () => {
    const archive = await freshArchive();
    await importAll(archive, "run", [file("c-1")]);
    await eraseConversations(archive, ["librechat:c-1"]);
    expect(await storeCapture(archive, page("a.home/c-1"))).toEqual({ refused: "deleted" });
    await store(archive, { ...page("a.home/c-1"), trigger: "save" });
    expect(await archive.db.count("tombstones")).toBe(0);
    await eraseConversations(archive, [id]);
    expect(await judgeIncoming(archive, [file("c-1")])).toMatchObject([{ verdict: "deleted" }]);
  });
});
