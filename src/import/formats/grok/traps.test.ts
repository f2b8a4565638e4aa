import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { imported, shownPath, textOf, tree } from "../../testing/told.ts";
import { readGrok } from "./conversation.ts";
import { grok } from "./index.ts";

const at = (second: number) => ({ $date: { $numberLong: String(Date.UTC(2026, 6, 14, 3, 0, second)) } });
const response = (_id: string, sender: string, message: string, parent_response_id?: string, more: object = {}) => ({
  response: { _id, sender, message, parent_response_id, create_time: at(1), ...more },
});
const chat = (responses: unknown[], about: object = {}) => ({
  conversation: { id: "g-1", title: "Tides", ...about },
  responses,
});
const read = (responses: unknown[], about: object = {}) => imported(readGrok(chat(responses, about), new Map()));
const one = (message: string, more: object = {}) =>
  read([response("a", "assistant", message, undefined, more)]).messages[0];
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

describe("places", () => {
  test("senders in any case, models as senders, and unknown ones", () => {
    const { messages, unknown } = read(
      ["human", "assistant", "ASSISTANT", "grok-3", "oracle"].map((sender) => response(sender, sender, "x")),
    );
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "assistant", "assistant", "assistant"]);
    expect(unknown).toEqual(["sender oracle"]);
  });

  test("times as milliseconds in text, as ISO 8601 and as numbers", () => {
    const times = [
      at(5),
      { $date: "2026-07-14T03:00:06.5Z" },
      { $date: { $numberLong: 1783998007000 } },
      "2026-07-14T03:00:08.123456Z",
      "soon",
    ];
    const { messages } = read(
      times.map((create_time, place) => response(String(place), "human", "x", undefined, { create_time })),
    );
    expect(messages.map(({ sentAt }) => sentAt?.slice(14))).toEqual([
      "00:05.000Z",
      "00:06.500Z",
      "00:07.000Z",
      "00:08.123Z",
      undefined,
    ]);
  });

  test("several first prompts, and an answer whose prompt is missing", () => {
    const chats = read([
      response("q1", "human", "1"),
      response("q2", "human", "2"),
      response("a2", "assistant", "3", "q2"),
      response("a9", "assistant", "4"),
    ]);
    expect(tree(chats)).toEqual(["q1", "q2", "a2 < q2", "a9 < ?"]);
  });

  test("what follows aborted answers stands behind their prompt, also in a row, and a named one that went is its prompt", () => {
    const chats = read(
      [
        response("q1", "human", "1"),
        response("x1", "ASSISTANT", "", "q1", { partial: true }),
        response("x2", "ASSISTANT", " ", "x1", { partial: true }),
        response("a1", "assistant", "2", "x2"),
        response("x3", "assistant", "", "a1", { partial: true }),
        response("q2", "human", "3", "x3"),
      ],
      { leaf_response_id: "x3" },
    );
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "q2 < a1"]);
    expect(shownPath(chats)).toEqual(["user: 1", "assistant: 2"]);
  });

  test("an aborted answer that nothing follows stays, unfinished; so does one with some text", () => {
    const { messages } = read([
      response("q1", "human", "1"),
      response("x1", "assistant", "", "q1", { partial: true }),
      response("x2", "assistant", "So", "q1", { partial: true }),
    ]);
    expect(messages.map(({ finished }) => finished)).toEqual([true, false, false]);
    expect(messages[1]?.parts).toMatchObject([{ kind: "unreadable", what: "message" }]);
  });

  test("without a named one the newest message that none follows is shown", () => {
    const later = (second: number) => ({ create_time: at(second) });
    const chats = read([
      response("a2", "assistant", "new", "q1", later(9)),
      response("q1", "human", "1", undefined, later(1)),
      response("a1", "assistant", "old", "q1", later(5)),
    ]);
    expect(shownPath(chats)).toEqual(["user: 1", "assistant: new"]);
  });

  test("circles are opened", () => {
    expect(tree(read([response("a", "human", "1", "b"), response("b", "assistant", "2", "a")]))).toEqual([
      "a < ?",
      "b < a",
    ]);
  });
});

describe("answers", () => {
  const cite = (card: string) =>
    `<grok:render card_id="${card}" card_type="citation_card" type="render_inline_citation">\n<argument name="citation_id">7</argument>\n</grok:render>`;
  const card = (id: string, more: object) => JSON.stringify({ id, ...more });

  test("citations become footnotes by their cards, others go", () => {
    const message = one(`High at noon.${cite("c1")} Low at six.${cite("c2")}`, {
      card_attachments_json: [card("c1", { url: "https://tide.example/t", title: "Tides" }), "{broken"],
    });
    expect(message && textOf(message)).toMatch(/^High at noon\.\[\^tide-example-\w{6}\] Low at six\.$/);
    expect(message?.parts[1]).toMatchObject({
      kind: "citations",
      items: [{ title: "Tides", url: "https://tide.example/t" }],
    });
  });

  test("other tags: documents and pictures in their places, unknown ones as they are, unclosed ones as text", () => {
    const text = `One <xaiArtifact artifact_id="x" title="A plan" contentType="text/markdown">\n# Plan\n</xaiArtifact> two <grok:render card_id="p" type="render_generated_image"></grok:render> three <grok:render card_id="m" type="render_map"></grok:render> four <grok:render never ends`;
    const uuid = "11111111-2222-4333-8444-555555555555";
    const cards = [
      card("p", {
        image_chunk: {
          imageUuid: uuid,
          imageUrl: `users/u/generated/${uuid}/image.jpg`,
          imagePrompt: { prompt: "a wave" },
        },
      }),
      card("m", { map: 1 }),
    ];
    const message = one(text, { card_attachments_json: cards });
    expect(message?.parts).toMatchObject([
      { kind: "text", text: "One" },
      { kind: "artifact", title: "A plan", format: "markdown", content: "# Plan\n" },
      { kind: "text", text: "two" },
      { kind: "image", key: uuid, alt: "a wave", origin: "generated" },
      { kind: "text", text: "three" },
      { kind: "unreadable", what: "render render_map", raw: '{"id":"m","map":1}' },
      { kind: "text", text: "four <grok:render never ends" },
    ]);
    expect(message?.parts[3]).not.toHaveProperty("url");
  });

  test("thinking of one and of several, with tools in it, and how long it took", () => {
    const tool =
      '<xai:tool_usage_card><xai:tool_name>web_search</xai:tool_name><xai:tool_args><![CDATA[{"query":"tides"}]]></xai:tool_args></xai:tool_usage_card>';
    const message = one("Answer", {
      thinking_trace: `First ${tool} then`,
      agent_thinking_traces: [{ thinking_trace: "Second agent" }, "Third"],
      steps: [{ tagged_text: { summary: "Looking it up", tool_usage_card: tool } }],
      thinking_start_time: at(0),
      thinking_end_time: at(12),
    });
    expect(message?.parts).toEqual([
      { kind: "reasoning", text: "First  then", label: "Thought for 12s" },
      { kind: "tool", name: "web_search", input: '{"query":"tides"}' },
      { kind: "reasoning", text: "Second agent", label: "Thought for 12s" },
      { kind: "reasoning", text: "Third", label: "Thought for 12s" },
      { kind: "reasoning", text: "Looking it up", label: "Thought for 12s" },
      { kind: "text", format: "markdown", text: "Answer" },
    ]);
  });

  test("sources: cited, found, opened and posts, each once", () => {
    const page = { url: "https://a.example/", title: "A" };
    const message = one("Answer", {
      cited_web_search_results: [page],
      web_search_results: [page, { url: "https://b.example/" }],
      webpage_urls: ["https://a.example/", "ftp://x"],
      xpost_ids: ["123", "no"],
    });
    expect(message?.parts.at(-1)).toMatchObject({
      items: [
        { url: "https://a.example/", title: "A" },
        { url: "https://b.example/" },
        { url: "https://x.com/i/status/123" },
      ],
    });
  });

  test("a hundred thousand openings take no time", () => {
    const start = performance.now();
    one("<grok:render ".repeat(100_000));
    one('<grok:render a="b">'.repeat(20_000));
    one("", { thinking_trace: "<xai:tool_usage_card> ".repeat(100_000) });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("files", () => {
  const id = "0380cd07-a199-4623-bcd8-5f42cc28a9be";
  const backend = "ttl/30d/export_data/u/prod-grok-backend.json";

  test("by their ids, under a doubled slash, pictures told by their bytes", async () => {
    const chats = {
      conversations: [
        chat([
          response("q", "human", "Look", undefined, { file_attachments: [id, "gone"] }),
          response("a", "assistant", "Here", "q", {
            generated_image_urls: [`https://assets.grok.com/users/u/generated/${id}/image.jpg`],
          }),
        ]),
      ],
    };
    const { conversations, problems } = await collect(
      grok,
      containerOf({ [backend]: chats, [`ttl/30d/export_data/u/prod-mc-asset-server//${id}/content`]: png }),
    );
    expect(problems).toEqual([]);
    const [question, answer] = imported(conversations[0]).messages;
    const source = { member: `ttl/30d/export_data/u/prod-mc-asset-server//${id}/content` };
    expect(question?.parts).toMatchObject([
      { kind: "image", key: id, origin: "upload", source, type: "image/png" },
      { kind: "file", key: "gone", problem: "its bytes are not in the export" },
      { kind: "text", format: "plain", text: "Look" },
    ]);
    expect(answer?.parts[1]).toMatchObject({ kind: "image", key: id, origin: "generated", source });
    expect(answer?.parts[1]).not.toHaveProperty("problem");
  });

  test("a list of conversations alone, and one that is broken", async () => {
    const { conversations, problems } = await collect(
      grok,
      containerOf({ "x.json": [chat([response("q", "human", "1")]), { conversation: {} }, 5] }),
    );
    expect(conversations).toHaveLength(1);
    expect(problems.map(({ problem }) => problem)).toEqual(["not-understood", "not-understood"]);
  });

  test("an account without chats is understood, sessions are not even claimed", async () => {
    const { claimed, conversations, problems, leftOut } = await collect(
      grok,
      containerOf({
        [backend]: { conversations: [], projects: [], media_posts: [] },
        "prod-mc-auth-mgmt-api.json": { sessions: [{ ip: "::1" }] },
      }),
    );
    expect({ claimed, conversations, problems, leftOut }).toEqual({
      claimed: [backend],
      conversations: [],
      problems: [],
      leftOut: "",
    });
  });

  test("projects, tasks and pictures made without a chat are told of, not read", async () => {
    const account = {
      conversations: [],
      projects: [{ name: "P" }],
      tasks: [],
      media_posts: [{ original_prompt: "a cat" }],
    };
    expect((await collect(grok, containerOf({ [backend]: account }))).leftOut).toBe("projects, media_posts");
  });
});

describe("an archive of X", () => {
  const item = (chatId: string, second: number, name: string, message: string, more: object = {}) => ({
    grokChatItem: {
      accountId: "1",
      chatId,
      createdAt: `2025-10-23T13:11:0${second}.692Z`,
      sender: { name },
      message,
      ...more,
    },
  });
  const file = (items: unknown[]) =>
    containerOf({
      "twitter/data/grok-chat-item.js": `window.YTD.grok_chat_item.part0 = ${JSON.stringify(items, null, 2)}`,
    });

  test("chats are told apart and put in order, newest first or not", async () => {
    const items = [
      item("7", 4, "Agent", "Four"),
      item("8", 3, "User", "Other"),
      item("7", 1, "Agent", "Two"),
      item("7", 1, "User", "One"),
    ];
    const { conversations, problems, prints } = await collect(grok, file(items));
    expect(problems).toEqual([]);
    expect(conversations.map((each) => imported(each).id)).toEqual(["grok:x-7", "grok:x-8"]);
    expect(shownPath(imported(conversations[0]))).toEqual(["user: One", "assistant: Two", "assistant: Four"]);
    expect(conversations[0]).toMatchObject({
      created: "2025-10-23T13:11:01.692Z",
      updated: "2025-10-23T13:11:04.692Z",
      url: "",
    });
    expect((await collect(grok, file(items))).prints).toEqual(prints);
  });

  test("senders as plain texts, posts and files", async () => {
    const { conversations } = await collect(
      grok,
      file([
        {
          grokChatItem: {
            chatId: "9",
            sender: "grok",
            message: "Hi",
            postIds: ["55"],
            attachments: [{ fileName: "a.png" }],
            createdAt: "2025-10-23",
          },
        },
      ]),
    );
    expect(imported(conversations[0]).messages).toMatchObject([
      {
        role: "assistant",
        parts: [{ kind: "image", alt: "a.png" }, { text: "Hi" }, { items: [{ url: "https://x.com/i/status/55" }] }],
      },
    ]);
  });
});
