import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { imported, shownPath, textOf, tree } from "../../testing/told.ts";
import { readMistral } from "./conversation.ts";
import { mistral } from "./index.ts";

const chatId = "66666666-6666-4666-8666-666666666666";
const message = (id: string, second: number, content: string, more: object = {}) => ({
  id,
  chatId,
  version: 0,
  role: id.startsWith("q") ? "user" : "assistant",
  content,
  contentChunks: null,
  createdAt: `2026-05-01T10:00:0${second}.000Z`,
  canvas: [],
  quotes: [],
  files: [],
  context: null,
  ...more,
});
const read = (messages: readonly object[]) =>
  imported(readMistral(messages as Record<string, unknown>[], () => undefined));
const one = (contentChunks: unknown[], more: object = {}) =>
  read([message("a", 1, "", { contentChunks, ...more })]).messages[0];

describe("order", () => {
  const [q1, a1, q2, a2] = [message("q1", 1, "1"), message("a1", 1, "2"), message("q2", 3, "3"), message("a2", 3, "4")];

  test("is by time, and of one time the prompt comes first, whatever the file's order", () => {
    for (const order of [
      [q1, a1, q2, a2],
      [a2, a1, q2, q1],
      [q2, a1, a2, q1],
    ]) {
      expect(tree(read(order.filter((each) => each !== undefined)))).toEqual(["q1", "a1 < q1", "q2 < a1", "a2 < q2"]);
    }
  });

  test("a higher version is another answer to the same prompt", () => {
    const chats = read([
      message("a2", 3, "new", { version: 1 }),
      message("q2", 4, "go on"),
      message("a1", 2, "old"),
      message("q1", 1, "ask"),
    ]);
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "a2 < q1", "q2 < a2"]);
    expect(shownPath(chats)).toEqual(["user: ask", "assistant: new", "user: go on"]);
  });

  test("of two answers to compare the preferred one goes on", () => {
    const chats = read([
      message("q1", 1, "ask"),
      message("a1", 2, "good", { preferenceOver: "a2" }),
      message("a2", 2, "bad"),
      message("q2", 4, "on"),
    ]);
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "a2 < q1", "q2 < a1"]);
  });

  test("two answers of which nothing is said follow each other", () => {
    expect(tree(read([message("q1", 1, "ask"), message("a1", 2, "one"), message("a2", 3, "two")]))).toEqual([
      "q1",
      "a1 < q1",
      "a2 < a1",
    ]);
  });
});

describe("chunks", () => {
  test("references are resolved from what tools found, also where that is text", () => {
    const publicResult = JSON.stringify({ results: [{ id: 4, url: "https://loaf.example/4", title: "Loaf" }] });
    const said = one([
      { type: "tool_call", name: "web_search", publicArguments: '{"query":"loaf"}', publicResult },
      { type: "text", text: "Bake it" },
      { type: "reference", referenceIds: [4, 5] },
      { type: "text", text: " well." },
    ]);
    expect(said?.parts[0]).toMatchObject({
      kind: "tool",
      name: "web_search",
      input: '{"query":"loaf"}',
      output: publicResult,
    });
    expect(said && textOf(said)).toMatch(/^Bake it\[\^loaf-example-\w{6}\]\[5\] well\.$/);
    expect(said?.parts.at(-1)).toMatchObject({
      kind: "citations",
      items: [{ title: "Loaf", url: "https://loaf.example/4" }],
    });
  });

  test("documents, quotes, pictures and what is not known", () => {
    const said = one(
      [
        { type: "text", text: "See" },
        { type: "image_url", imageUrl: "https://cdn.example/p.png?sig=abc" },
        { type: "custom_element", name: "chart" },
      ],
      {
        canvas: [
          { type: "text/markdown", title: "Plan", content: "# A" },
          { type: "code/python", title: "p", content: "x=1" },
        ],
        quotes: [{ text: "said\nbefore" }],
        context: { place: "home" },
      },
    );
    expect(said?.parts).toMatchObject([
      { kind: "text", text: "> said\n> before" },
      { kind: "text", text: "See" },
      { kind: "image", key: "https://cdn.example/p.png", origin: "generated" },
      { kind: "unreadable", what: "custom_element", raw: '{"type":"custom_element","name":"chart"}' },
      { kind: "artifact", title: "Plan", format: "markdown", content: "# A" },
      { kind: "artifact", title: "p", format: "code", language: "python", content: "x=1" },
      { kind: "unreadable", what: "context", raw: '{"place":"home"}' },
    ]);
    expect(said?.parts[2]).not.toHaveProperty("url");
  });

  test("without a text give way to the content", () => {
    const said = one([{ type: "tool_call", name: "t" }], { content: "Plain" });
    expect(said && textOf(said)).toBe("Plain");
  });
});

describe("files", () => {
  test("of a chat lie in the folder beside it", async () => {
    const files = [
      { type: "image", name: "cat.png" },
      { type: "text", name: "gone.txt" },
    ];
    const { conversations } = await collect(
      mistral,
      containerOf({
        [`out/chat-${chatId}.json`]: [message("q1", 1, "Look", { files })],
        [`out/chat-${chatId}-files/cat.png`]: new Uint8Array([1, 0]),
        "out/chat-other-files/gone.txt": "no",
      }),
    );
    expect(imported(conversations[0]).messages[0]?.parts).toMatchObject([
      { kind: "image", alt: "cat.png", source: { member: `out/chat-${chatId}-files/cat.png` } },
      { kind: "file", name: "gone.txt", problem: "the export holds only its name" },
      { kind: "text", text: "Look" },
    ]);
  });

  test("a broken message costs itself and the promise that all is there; one without chat belongs to its file", async () => {
    const text = `[${JSON.stringify(message("q1", 1, "1"))},{"chatId":nope},${JSON.stringify({ ...message("a1", 2, "2"), chatId: undefined })},17]`;
    const { conversations, problems } = await collect(mistral, containerOf({ [`chat-${chatId}.json`]: text }));
    expect(conversations.map((each) => shownPath(imported(each)))).toEqual([["user: 1", "assistant: 2"]]);
    expect(imported(conversations[0]).whole).toBe(false);
    expect(problems.map(({ problem }) => problem)).toEqual(["not-json", "not-understood"]);
  });

  test("what users said of answers is told to be left out", async () => {
    const told = async (more: object) => {
      const file = { [`chat-${chatId}.json`]: [message("q1", 1, "One", { reaction: "neutral", ...more })] };
      return (await collect(mistral, containerOf(file))).leftOut;
    };
    expect([await told({}), await told({ reactionComment: " " })]).toEqual(["", ""]);
    expect([await told({ reaction: "like" }), await told({ reactionComment: "Wrong year" })]).toEqual([
      "feedback",
      "feedback",
    ]);
  });

  test("several chats, one file each", async () => {
    const other = { ...message("q9", 1, "Other"), chatId: "77777777-7777-4777-8777-777777777777" };
    const { conversations } = await collect(
      mistral,
      containerOf({ "chat-a.json": [message("q1", 1, "One")], "chat-b.json": [other] }),
    );
    expect(conversations.map((each) => imported(each).url.slice(-12))).toEqual(["666666666666", "777777777777"]);
  });
});
