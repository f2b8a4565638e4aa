import { expect, test } from "vitest";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { perplexity } from "./index.ts";

const read = async (value: unknown) => {
  const { conversations } = await collect(perplexity, containerOf({ "thread.json": value }));
  return conversations as ImportedConversation[];
};

const uuid = "0a1b2c3d-1111-4222-8333-944445555666";

test("a thread exporter's file", async () => {
  const [thread] = await read({
    metadata: {
      thread_id: "t-1",
      thread_title: "Soup",
      thread_url: `https://www.perplexity.ai/search/how-to-cook-${uuid}?x=1`,
    },
    conversations: [
      {
        uuid: "e1",
        query: "How?",
        answer: "Boil[1][2]. See a[3](x) and `b[1]`.\n\n```\nc[2]\n```",
        model: "sonar",
        mode: "COPILOT",
        timestamp: "2026-07-20T10:00:00Z",
        sources: [{ title: "A", url: "https://a.example/1" }, "https://b.example/2"],
      },
      { uuid: "e2", query: "And then?", answer: "" },
    ],
  });
  expect(thread).toMatchObject({
    id: `perplexity:${uuid}`,
    url: `https://www.perplexity.ai/search/how-to-cook-${uuid}`,
    title: "Soup",
    model: "sonar",
    created: "2026-07-20T10:00:00.000Z",
  });
  expect(thread?.messages.map(({ role, ids, parent }) => [role, ids, parent])).toEqual([
    ["user", ["e1:question"], null],
    ["assistant", ["e1"], 0],
    ["user", ["e2:question"], 1],
  ]);
  const [text, citations] = thread?.messages[1]?.parts ?? [];
  const labels = citations?.kind === "citations" ? citations.items.map(({ label }) => label) : [];
  expect(labels).toHaveLength(2);
  expect(text).toEqual({
    kind: "text",
    format: "markdown",
    text: `Boil[^${labels[0]}][^${labels[1]}]. See a[3](x) and \`b[1]\`.\n\n\`\`\`\nc[2]\n\`\`\``,
  });
});

test("a dump of the web API: blocks, which may say the answer twice", async () => {
  const [thread] = await read({
    entries: [
      {
        uuid: "u1",
        backend_uuid: "b1",
        context_uuid: "c1",
        thread_url_slug: "what-is-it-Ab1_xYz.0123456789abcd",
        thread_title: "What?",
        query_str: "What is it?",
        display_model: "turbo",
        mode: "CONCISE",
        entry_created_datetime: "2026-07-20T10:00:00.123456",
        attachments: ["https://files.example/photo.png?sig=1"],
        blocks: [
          { intended_usage: "plan", plan_block: { goals: [{ description: "Look it up" }] } },
          {
            intended_usage: "web_results",
            web_result_block: { web_results: [{ name: "W", url: "https://w.example/" }] },
          },
          { intended_usage: "ask_text_0_markdown", markdown_block: { chunks: ["It is ", "it[1]."] } },
          { intended_usage: "ask_text", markdown_block: { answer: "It is it[1]." } },
          { intended_usage: "hologram", hologram_block: { a: 1 } },
        ],
      },
    ],
    thread_metadata: {},
  });
  expect(thread).toMatchObject({
    id: "perplexity:Ab1_xYz.0123456789abcd",
    title: "What?",
    unknown: ["block hologram_block"],
  });
  expect(thread?.messages[0]?.parts).toMatchObject([{ text: "What is it?" }, { kind: "image", alt: "photo.png" }]);
  expect(thread?.messages[1]?.parts).toMatchObject([
    { kind: "text", text: expect.stringMatching(/^It is it\[\^w-example-\w+\]\.$/) },
    { kind: "reasoning", text: "Look it up" },
    { kind: "unreadable", what: "hologram_block", raw: '{"a":1}' },
    { kind: "citations", items: [{ title: "W" }] },
  ]);
});

test("an answer as JSON in a text; entries of other shapes are kept", async () => {
  const [thread] = await read({
    entries: [{ query_str: "q", text: '{"answer":"a","web_results":[]}' }, { query_str: "r", text: "plain" }, 7],
  });
  expect(thread?.messages.map(({ parts }) => parts[0])).toMatchObject([
    { text: "q" },
    { text: "a" },
    { text: "r" },
    { text: "plain" },
    { kind: "unreadable", raw: "7" },
  ]);
});

test("other lists of entries are not ours", async () => {
  expect(await read({ entries: [{ title: "x" }] })).toEqual([]);
});
