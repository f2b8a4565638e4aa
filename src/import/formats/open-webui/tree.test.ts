import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { openWebui } from "./index.ts";
import { chatOf, outline, read, row } from "./testing/chats.ts";

describe("the tree", () => {
  const messages = {
    b: {
      id: "b",
      parentId: "a",
      role: "assistant",
      content: "B",
      timestamp: 1_760_000_002,
      model: "m-1",
      modelName: "Model One",
    },
    a: {
      id: "a",
      parentId: null,
      childrenIds: ["b", "c"],
      role: "user",
      content: " typed *so*\n",
      timestamp: 1_760_000_001,
    },
    c: { id: "c", parentId: "a", role: "assistant", content: "C", timestamp: 1_760_000_003_000, done: false },
  };

  test("with branches, in any order; times in seconds or milliseconds; what was typed stays as it was", async () => {
    const [one] = await read(row(chatOf(messages, "b"), { meta: { tags: ["x"] }, pinned: true, folder_id: "f-1" }));
    expect(one).toMatchObject({
      id: "open-webui:c-1",
      url: "",
      title: "A chat",
      created: "2025-10-09T08:53:20.000Z",
      updated: "2025-10-09T08:55:00.000Z",
      tags: ["x"],
      folder: "f-1",
      starred: true,
      current: 1,
      whole: true,
      unknown: [],
    });
    expect(one?.messages).toEqual([
      {
        ids: ["a"],
        parent: null,
        role: "user",
        sentAt: "2025-10-09T08:53:21.000Z",
        parts: [{ kind: "text", format: "plain", text: " typed *so*\n" }],
        finished: true,
      },
      {
        ids: ["b"],
        parent: 0,
        role: "assistant",
        model: "Model One",
        sentAt: "2025-10-09T08:53:22.000Z",
        parts: [{ kind: "text", format: "markdown", text: "B" }],
        finished: true,
      },
      {
        ids: ["c"],
        parent: 0,
        role: "assistant",
        sentAt: "2025-10-09T08:53:23.000Z",
        parts: [{ kind: "text", format: "markdown", text: "C" }],
        finished: false,
      },
    ]);
  });

  test("without a current message the newest leaf is shown", async () => {
    const [one] = await read(row(chatOf(messages, "gone")));
    expect(one?.messages[one.current ?? -1]?.ids).toEqual(["c"]);
  });

  test("circles are cut, parents that are not there are not known or told by their children's lists", async () => {
    const circle = {
      a: { id: "a", parentId: "b", role: "user", content: "A" },
      b: { id: "b", parentId: "a", role: "user", content: "B" },
    };
    const listed = {
      a: { id: "a", parentId: null, childrenIds: ["b"], role: "user", content: "A" },
      b: { id: "b", parentId: "gone", role: "user", content: "B" },
      c: { id: "c", parentId: "gone", role: "user", content: "C" },
    };
    const read2 = await read(row(chatOf(circle, "b")), row(chatOf(listed, "b"), { id: "c-2" }));
    expect(read2.map(outline)).toEqual([
      ["a <?", "b <0"],
      ["a <-", "b <0", "c <?"],
    ]);
    expect(read2[0]?.whole).toBe(false);
  });

  test("older chats: the chat itself, and a list without a tree", async () => {
    const list = [{ role: "user", content: "A" }, { role: "assistant", content: "B" }, 7];
    const [bare, flat] = await read(
      chatOf(messages, "b", { id: "bare", timestamp: 1_760_000_000_000 }),
      row({ title: "Old", models: ["m"], messages: list }, { id: "old" }),
    );
    expect([bare?.id, bare?.created, bare?.messages.length]).toEqual([
      "open-webui:bare",
      "2025-10-09T08:53:20.000Z",
      3,
    ]);
    expect(flat?.messages.map(({ parent }) => parent)).toEqual([null, 0]);
    expect(flat?.current).toBe(1);
  });

  test("a chat without id gets the same one each time", async () => {
    const [one, again] = await read(
      row(chatOf(messages, "b"), { id: null }),
      row(chatOf(messages, "c"), { id: undefined }),
    );
    expect(one?.id).toMatch(/^open-webui:derived-[0-9a-f]{16}$/);
    expect(again?.id).toBe(one?.id);
  });

  test("one broken chat costs itself", async () => {
    const { conversations, problems, passed } = await collect(
      openWebui,
      containerOf({
        "x.json": [{ id: "b", chat: { history: 7 } }, row(chatOf(messages, "b")), null, row(chatOf({}, null))],
      }),
    );
    expect([conversations.length, problems.map(({ problem }) => problem), passed]).toEqual([
      1,
      Array(2).fill("not-understood"),
      1,
    ]);
  });
});
