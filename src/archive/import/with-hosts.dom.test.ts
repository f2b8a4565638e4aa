import { expect, test } from "vitest";
import { readThread } from "../read-thread.ts";
import { freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { judgeIncoming } from "./judge-incoming.ts";
import { conversation, exported, importAll } from "./testing/exports.ts";

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

test("what is not held, held without host, or held of two hosts keeps its own id", async () => {
  const archive = await freshArchive();
  expect(await importAll(archive, "first", [file("c-1")])).toMatchObject([{ id: "librechat:c-1", verdict: "new" }]);
  await store(archive, page("a.home/c-1"));
  expect(await judgeIncoming(archive, [file("c-1")])).toMatchObject([{ id: "librechat:c-1", verdict: "same" }]);
  await store(archive, page("a.home/c-2"));
  await store(archive, page("b.home/c-2"));
  expect(await judgeIncoming(archive, [file("c-2")])).toMatchObject([{ id: "librechat:c-2", verdict: "new" }]);
});
