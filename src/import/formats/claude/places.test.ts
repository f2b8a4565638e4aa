import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { imported, shownPath, tree } from "../../testing/told.ts";
import { readClaude } from "./conversation.ts";
import { claude } from "./index.ts";
import { answer, chat, read, said } from "./testing/said.ts";

describe("places", () => {
  const root = "00000000-0000-4000-8000-000000000000";

  test("chats from before there were parents are lines", () => {
    const chats = read([said("q1", "1"), said("a1", "2"), said("q2", "3")]);
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "q2 < a1"]);
    expect(shownPath(chats)).toHaveLength(3);
  });

  test("parents, where some messages have them", () => {
    const of = (parent_message_uuid: string | null) => ({ parent_message_uuid });
    const chats = read([
      said("q1", "1"),
      said("a1", "2"),
      said("q2", "3", of("a1")),
      said("a2", "4", of("q2")),
      said("a3", "5", of("q2")),
    ]);
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "q2 < a1", "a2 < q2", "a3 < q2"]);
    expect(shownPath(chats).at(-1)).toBe("assistant: 5");
  });

  test("an unknown parent is the root for the first message only; a second prompt may be another first one", () => {
    const of = (parent_message_uuid: string | null) => ({ parent_message_uuid });
    expect(
      tree(
        read([
          said("q1", "1", of("nobody")),
          said("a1", "2", of("gone")),
          said("q2", "3", of(root)),
          said("q3", "4", of(null)),
        ]),
      ),
    ).toEqual(["q1", "a1 < ?", "q2", "q3"]);
  });

  test("circles are opened", () => {
    const of = (parent_message_uuid: string) => ({ parent_message_uuid });
    expect(
      tree(
        read([
          said("q1", "1", of("q3")),
          said("q2", "2", of("q1")),
          said("q3", "3", of("q2")),
          said("q4", "4", of("q4")),
        ]),
      ),
    ).toEqual(["q1 < ?", "q2 < q1", "q3 < q2", "q4 < ?"]);
  });

  test("the web API names the newest message of the shown path, the model and the star", () => {
    const of = (parent_message_uuid: string) => ({ parent_message_uuid });
    const more = { current_leaf_message_uuid: "a1", model: "claude-x", is_starred: true, project: { name: "Kitchen" } };
    const chats = read([said("q1", "1", of(root)), said("a1", "2", of("q1")), said("a2", "3", of("q1"))], more);
    expect(shownPath(chats)).toEqual(["user: 1", "assistant: 2"]);
    expect(chats).toMatchObject({ model: "claude-x", starred: true, folder: "Kitchen" });
  });

  test("times with nine digits or without a zone", () => {
    const chats = read([said("q1", "1", { created_at: "2026-02-03T04:05:06.123456789+00:00" })], {
      created_at: "2024-08-08T19:12:06.120414",
    });
    expect(chats.messages[0]?.sentAt).toBe("2026-02-03T04:05:06.123Z");
    expect(chats.created).toBe("2024-08-08T19:12:06.120Z");
  });

  test("empty chats are none, empty messages keep their place", () => {
    expect(readClaude(chat([]))).toBeNull();
    const chats = read([said("q1", "1"), answer("a1", []), said("q2", "2")]);
    expect(chats.messages[1]?.parts).toMatchObject([{ kind: "unreadable", what: "message" }]);
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "q2 < a1"]);
  });
});

describe("files", () => {
  test("one broken conversation costs itself; records of other kinds before it decide nothing", async () => {
    const good = chat([said("q1", "Hello")]);
    const text = `\ufeff[{"folder":1},${JSON.stringify(good)},{"uuid":"c2","chat_messages":oops},${JSON.stringify({ ...good, uuid: "c3" })}]`;
    const { conversations, problems } = await collect(claude, containerOf({ "data-2026/conversations.json": text }));
    expect(conversations.map((each) => imported(each).id)).toEqual(["claude:c1", "claude:c3"]);
    expect(problems.map(({ problem }) => problem)).toEqual(["not-understood", "not-json"]);
  });

  test("a chat in several batches is given as often, accounts and manifest beside chats change nothing", async () => {
    const users = [{ uuid: "u", full_name: "N", email_address: "n@n.example" }];
    const manifest = { data_files: [{ category: "conversations", export_url: "https://secret.example/once" }] };
    const { conversations, problems, claimed, prints } = await collect(
      claude,
      containerOf({
        "a/conversations.json": [chat([said("q1", "Hello")])],
        "b/conversations.json": [chat([said("q1", "Hello"), said("a1", "Hi")])],
        "a/users.json": users,
        "manifest.json": manifest,
      }),
    );
    expect(claimed).not.toContain("a/users.json");
    expect(problems).toEqual([]);
    expect(conversations.map((each) => imported(each).messages.length)).toEqual([1, 2]);
    expect(JSON.stringify([conversations, prints])).not.toContain("secret");
  });

  test("chats of the design tool in files of their own", async () => {
    const design = (uuid: string) => ({
      uuid,
      project: { name: "Logo" },
      messages: [{ uuid: "m", role: "user", content: { content: "Draw", timestamp: "2026-08-01T10:00:01.000Z" } }],
    });
    const { conversations } = await collect(
      claude,
      containerOf({ "design_chats/d1.json": design("d1"), "design_chats/d2.json": design("d2") }),
    );
    expect(conversations.map((each) => shownPath(imported(each)))).toEqual([["user: Draw"], ["user: Draw"]]);
    expect(conversations[0]).toMatchObject({ id: "claude:d1", folder: "Logo", created: "2026-08-01T10:00:01.000Z" });
  });
});
