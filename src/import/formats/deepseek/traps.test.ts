import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { imported, shownPath, textOf, tree } from "../../testing/told.ts";
import { readDeepSeek } from "./conversation.ts";
import { deepseek } from "./index.ts";

const fragment = (type: string, content: string | null, more: object = {}) => ({ type, content, ...more });
const node = (parent: string | null, fragments: unknown[] | null, second = 0, more: object = {}) => ({
  parent,
  children: [],
  message: fragments && {
    files: [],
    model: "deepseek-chat",
    inserted_at: `2026-07-01T10:00:0${second}.500000+08:00`,
    fragments,
    ...more,
  },
});
const ask = (text: string) => [fragment("REQUEST", text)];
const reply = (text: string) => [fragment("RESPONSE", text)];
const chat = (mapping: object, more: object = {}) => ({
  id: "d-1",
  title: "Bread",
  inserted_at: "2026-07-01T10:00:00.123000+08:00",
  updated_at: "2026-07-01T10:00:01+08:00",
  mapping,
  ...more,
});
const read = (mapping: object) => imported(readDeepSeek(chat(mapping)));
const one = (fragments: unknown[], more: object = {}) =>
  read({ 1: node("root", fragments, 0, more), root: node(null, null) });

describe("places", () => {
  test("are told by the tree: an answer may be stamped before its question", () => {
    const chats = read({
      root: node(null, null),
      1: node("root", ask("Q"), 5),
      2: node("1", reply("A"), 4),
      3: node("2", ask("Q2"), 6),
    });
    expect(shownPath(chats)).toEqual(["user: Q", "assistant: A", "user: Q2"]);
    expect(chats.created).toBe("2026-07-01T02:00:00.123Z");
  });

  test("parents that come later in the file, and nodes that are only places", () => {
    const chats = read({
      1: node("7", ask("late")),
      7: node("9", reply("first")),
      9: node("root", null),
      root: node(null, null),
      10: node("9", reply("other")),
    });
    expect(tree(chats)).toEqual(["7", "1 < 7", "10"]);
  });

  test("lost parents and circles", () => {
    expect(
      tree(
        read({ root: node(null, null), 1: node("404", ask("a")), 2: node("3", reply("b")), 3: node("2", ask("c")) }),
      ),
    ).toEqual(["1 < ?", "2 < ?", "3 < 2"]);
  });

  test("no message at all is no conversation, no mapping is a broken one", () => {
    expect(readDeepSeek(chat({ root: node(null, null) }))).toBeNull();
    expect(() => readDeepSeek({ ...chat({}), mapping: "?" })).toThrow("not-understood");
  });
});

describe("fragments", () => {
  test("sources in the place of their numbers, named by their hosts as on pages", () => {
    const results = [
      { url: "https://b.example/x", title: "B", cite_index: 2 },
      { url: "https://a.example/y", title: "A", cite_index: 1 },
    ];
    const { messages } = one([
      fragment("SEARCH", null, { results }),
      ...reply("Rye.[citation:1][citation:2] Salt [citation:9]"),
    ]);
    expect(messages[0] && textOf(messages[0])).toMatch(
      /^Rye\.\[\^a-example-\w{6}\]\[\^b-example-\w{6}\] Salt \[citation:9\]$/,
    );
    expect(messages[0]?.parts.at(-1)).toMatchObject({ items: [{ title: "a.example" }, { title: "b.example" }] });
  });

  test("without numbers of their own sources are counted from 1", () => {
    const results = [{ url: "https://a.example" }, { url: "https://b.example" }];
    const { messages } = one([fragment("SEARCH", null, { results }), ...reply("Rye[citation:2]")]);
    expect(messages[0] && textOf(messages[0])).toMatch(/^Rye\[\^b-example/);
  });

  test("tools, files named twice, and types that are not known", () => {
    const { messages, unknown } = one(
      [
        fragment("FILE", null, { files: [{ file_id: "f1", file_name: "a.pdf" }] }),
        ...ask("Read"),
        fragment("TOOL_OPEN", "https://x.example"),
        fragment("DANCE", "tango"),
      ],
      { files: [{ id: "f1", file_name: "a.pdf" }] },
    );
    expect(messages[0]).toMatchObject({
      role: "user",
      parts: [
        { kind: "file", key: "f1", name: "a.pdf", problem: "the export holds only its name" },
        { kind: "text", format: "plain", text: "Read" },
        { kind: "tool", name: "tool_open", input: "https://x.example" },
        { kind: "unreadable", what: "DANCE", raw: '{"type":"DANCE","content":"tango"}' },
      ],
    });
    expect(unknown).toEqual(["fragment DANCE"]);
  });

  test("answers that were stopped, and an empty one", () => {
    expect(one(reply("So far"), { status: "INCOMPLETE", role: "ASSISTANT" }).messages[0]?.finished).toBe(false);
    expect(one([]).messages[0]?.parts).toMatchObject([{ kind: "unreadable", what: "message" }]);
  });
});

test("the web API's answer, with or without what is around it, also of before there were fragments", async () => {
  const dump = {
    chat_session: {
      id: "d-2",
      title: "Old",
      current_message_id: 2,
      inserted_at: 1763826110.639,
      updated_at: 1763826766.576,
    },
    chat_messages: [
      { message_id: 1, parent_id: null, role: "USER", content: "Hi", inserted_at: 1763826114.569 },
      { message_id: 2, parent_id: 1, role: "ASSISTANT", thinking_content: "Hm", content: "Ho", status: "FINISHED" },
      { message_id: 3, parent_id: 1, role: "ASSISTANT", content: "Later", inserted_at: 1763826119 },
    ],
  };
  const { conversations, claimed } = await collect(
    deepseek,
    containerOf({ "a.json": dump, "b.json": { code: 0, data: { biz_data: dump } } }),
  );
  expect(claimed).toHaveLength(2);
  expect(conversations[0]).toEqual(conversations[1]);
  const first = imported(conversations[0]);
  expect(shownPath(first)).toEqual(["user: Hi", "assistant: Ho"]);
  expect(first.messages[1]?.parts[0]).toEqual({ kind: "reasoning", text: "Hm" });
  expect(tree(first)).toEqual(["1", "2 < 1", "3 < 1"]);
});

test("a broken conversation costs itself; exports of ChatGPT are not taken", async () => {
  const { conversations, problems } = await collect(
    deepseek,
    containerOf({
      "x/conversations.json": [
        { mapping: [] },
        chat({ 1: node(null, ask("Hi")) }),
        { id: "d-3", inserted_at: "", mapping: null },
      ],
    }),
  );
  expect(conversations).toHaveLength(1);
  expect(problems).toHaveLength(2);
  const theirs = containerOf({ "conversations.json": [{ id: "c", mapping: {}, create_time: 1, current_node: "x" }] });
  expect((await collect(deepseek, theirs)).claimed).toEqual([]);
});
