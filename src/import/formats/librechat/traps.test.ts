import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { imported, shownPath, textOf, tree } from "../../testing/told.ts";
import { readLibreChat } from "./conversation.ts";
import { librechat } from "./index.ts";

const root = "00000000-0000-0000-0000-000000000000";
const message = (messageId: string, parentMessageId: string | null | undefined, text: string, more: object = {}) => ({
  messageId,
  parentMessageId,
  text,
  isCreatedByUser: messageId.startsWith("q"),
  sender: messageId.startsWith("q") ? "User" : "Helper",
  createdAt: "2026-05-01T10:00:00.000Z",
  ...more,
});
const chat = (messages: unknown, more: object = {}) => ({
  conversationId: "l-1",
  title: "Kites",
  exportAt: "13:18:04 GMT-0400 (Eastern Daylight Time)",
  messages,
  ...more,
});
const read = (messages: unknown, more: object = {}) => imported(readLibreChat(chat(messages, more)));
const one = (content: unknown[], more: object = {}) =>
  read([message("a1", root, "", { content, ...more })]).messages[0];

describe("places", () => {
  test("in flat lists: root, branches, newest shown", () => {
    const later = { createdAt: "2026-05-01T11:00:00Z" };
    const chats = read([message("q1", root, "1"), message("a2", "q1", "new", later), message("a1", "q1", "old")]);
    expect(tree(chats)).toEqual(["q1", "a2 < q1", "a1 < q1"]);
    expect(shownPath(chats)).toEqual(["user: 1", "assistant: new"]);
    expect(chats).toMatchObject({
      id: "librechat:l-1",
      url: "",
      created: "2026-05-01T10:00:00.000Z",
      updated: "2026-05-01T11:00:00.000Z",
    });
  });

  test("without parents messages follow each other; lost parents are not known; the first may have any", () => {
    expect(tree(read([message("q1", "else", "1"), message("a1", undefined, "2"), message("q2", "gone", "3")]))).toEqual(
      ["q1", "a1 < q1", "q2 < ?"],
    );
  });

  test("nested 20,000 deep, in either field", () => {
    let deep: object = message("a19999", "x", "last");
    for (let at = 19_998; at >= 0; at--) deep = message(`a${at}`, "x", String(at), { children: [deep] });
    const chats = imported(readLibreChat({ ...chat(undefined), messagesTree: [deep], recursive: true }));
    expect(chats.messages).toHaveLength(20_000);
    expect(chats.messages.at(-1)?.parent).toBe(19_998);
    expect(chats.current).toBe(19_999);
  });

  test("circles in flat lists are opened", () => {
    expect(tree(read([message("q1", "a1", "1"), message("a1", "q1", "2")]))).toEqual(["q1 < ?", "a1 < q1"]);
  });

  test("a message that hangs on what is nested in it closes no circle", () => {
    const chats = read([message("q1", "a1", "1", { children: [message("a1", "q1", "2")] })]);
    expect(tree(chats)).toEqual(["q1 < ?", "a1 < q1"]);
    expect(chats.current).toBe(1);
  });
});

describe("content", () => {
  test("parts of every kind", () => {
    const said = one([
      { type: "think", think: "Wind?" },
      { type: "text", text: { value: "Fly it" } },
      { type: "tool_call", tool_call: { name: "weather", args: '{"at":"sea"}', output: "windy" } },
      { type: "image_file", image_file: { file_id: "f1", filename: "kite.png" } },
      { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } },
      { type: "agent_update", agent_update: {} },
      { type: "error", error: "quota" },
      { type: "hum", tune: 1 },
    ]);
    expect(said?.parts).toMatchObject([
      { kind: "reasoning", text: "Wind?" },
      { kind: "text", text: "Fly it" },
      { kind: "tool", name: "weather", input: '{"at":"sea"}', output: "windy" },
      { kind: "image", key: "f1", alt: "kite.png" },
      { kind: "image", source: { base64: "iVBORw0KGgo=" }, type: "image/png" },
      { kind: "unreadable", what: "answer", reason: "quota" },
      { kind: "unreadable", what: "hum", raw: '{"type":"hum","tune":1}' },
    ]);
  });

  test("goes before the text, which stands in where it says nothing; older thinking stands in the text", () => {
    expect(textOf(one([{ type: "text", text: "full" }], { text: "short" }) as never)).toBe("full");
    const old = one([], { text: ":::thinking\nhm\n:::\nSo it is" });
    expect(old?.parts).toEqual([
      { kind: "reasoning", text: "hm" },
      { kind: "text", format: "markdown", text: "So it is" },
    ]);
  });

  test("marks of searches become footnotes, as characters and as escapes; those of nothing go", () => {
    const search = {
      turn: 1,
      organic: [
        { link: "https://kite.example/a", title: "Kites" },
        { link: "https://wind.example", title: "Wind" },
      ],
    };
    const text =
      "They fly\ue202turn1search0 high. Wind\\ue202turn1search1 helps.\ue200\ue202turn9news0\ue201 \ue203So\ue204.";
    const said = one([{ type: "text", text }], {
      attachments: [
        { type: "web_search", web_search: search },
        { type: "odd", n: 1 },
      ],
    });
    expect(said && textOf(said)).toMatch(
      /^They fly\[\^kite-example-\w{6}\] high\. Wind\[\^wind-example-\w{6}\] helps\. So\.$/,
    );
    expect(said?.parts.slice(1)).toMatchObject([
      { kind: "citations", items: [{ title: "Kites" }, { title: "Wind" }] },
      { kind: "unreadable", what: "odd", raw: '{"type":"odd","n":1}' },
    ]);
  });

  test("writers, models, files and unfinished answers", () => {
    const files = [{ file_id: "f2", filename: "plan.pdf", type: "application/pdf" }];
    const [question, answer] = read([
      message("q1", root, "Read", { files, model: "gpt" }),
      message("a1", "q1", "No", { model: "gpt-x", unfinished: true }),
    ]).messages;
    expect(question).toMatchObject({
      role: "user",
      parts: [{ kind: "file", key: "f2", name: "plan.pdf" }, { format: "plain" }],
    });
    expect(question).not.toHaveProperty("model");
    expect(answer).toMatchObject({ author: "Helper", model: "gpt-x", finished: false });
  });
});

test("a list of conversations, one of them broken; none without messages", async () => {
  const { conversations, problems, passed } = await collect(
    librechat,
    containerOf({ "x.json": [chat([message("q1", root, "1")]), { conversationId: "l-2" }, chat([])] }),
  );
  expect([conversations.length, problems.length, passed]).toEqual([1, 1, 1]);
});
