import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import { announce, runs, seed, timeout } from "../../../conversation/testing/settings.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { openWebui } from "./index.ts";

announce("open webui");
vi.setConfig({ testTimeout: timeout });

type Fields = Record<string, unknown>;

const chatOf = (messages: Fields, currentId: unknown, more: Fields = {}): Fields => ({
  title: "A chat",
  models: ["m-1"],
  history: { messages, currentId },
  ...more,
});

const row = (chat: Fields, more: Fields = {}): Fields => ({
  id: "c-1",
  user_id: "u",
  title: "A chat",
  chat,
  created_at: 1_760_000_000,
  updated_at: 1_760_000_100,
  ...more,
});

async function read(...rows: unknown[]): Promise<ImportedConversation[]> {
  const { conversations, problems } = await collect(openWebui, containerOf({ "x.json": rows }));
  if (problems[0]) throw problems[0];
  return conversations.flatMap((one) => (one.kind === "imported" ? [one] : []));
}

/** The one answer in a chat of a question and it. */
async function answer(fields: Fields): Promise<ImportedMessage | undefined> {
  const [one] = await read(
    row(
      chatOf(
        {
          q: { id: "q", parentId: null, role: "user", content: "?" },
          a: { id: "a", parentId: "q", role: "assistant", ...fields },
        },
        "a",
      ),
    ),
  );
  return one?.messages[1];
}

const outline = ({ messages }: ImportedConversation) =>
  messages.map(({ ids, parent }) => `${ids[0]} <${parent ?? (parent === null ? "-" : "?")}`);

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
    expect([conversations.length, problems.map(({ problem }) => problem), passed]).toEqual([1, ["not-understood"], 2]);
  });
});

describe("answers", () => {
  const details = (attributes: string, summary: string, body: string) =>
    `<details ${attributes}>\n<summary>${summary}</summary>\n${body}\n</details>\n`;

  test("thinking and calls folded into the text", async () => {
    const content =
      details('type="reasoning" done="true" duration="3"', "Thought for 3 seconds", "&gt; a &lt; b\n&gt; \n&gt; c") +
      details(
        'type="tool_calls" done="true" id="1" name="get_weather" arguments="{&quot;city&quot;: &quot;Paris &gt;&quot;}" result="&quot;18C\\nrain&quot;"',
        "Tool Executed",
        "",
      ) +
      details('type="tool_calls" done="true" name="x" arguments=""', "Tool Executed", "&quot;in the body&quot;") +
      details('type="code_interpreter" done="true" output="&quot;2&quot;"', "Analyzed", "```python\n1+1\n```") +
      "**Done.** <details><summary>mine</summary>stays</details>";
    expect((await answer({ content }))?.parts).toEqual([
      { kind: "reasoning", text: "a < b\n\nc", label: "Thought for 3 seconds" },
      { kind: "tool", name: "get_weather", input: '{"city": "Paris >"}', output: "18C\nrain" },
      { kind: "tool", name: "x", output: "in the body" },
      { kind: "tool", name: "Analyzed", input: "1+1", output: "2" },
      { kind: "text", format: "markdown", text: "**Done.** <details><summary>mine</summary>stays</details>" },
    ]);
  });

  test("what is not closed stays text, in time that grows with it", async () => {
    for (const content of [
      '<details type="reasoning">'.repeat(50_000),
      `${'<details type="mine">'.repeat(50_000)}</details>`,
    ]) {
      expect((await answer({ content }))?.parts).toEqual([{ kind: "text", format: "markdown", text: content }]);
    }
  });

  test("in pieces: thinking, calls with their results, text, and what is not known", async () => {
    const output = [
      { type: "reasoning", content: [{ type: "output_text", text: "Hm" }], duration: 2.4 },
      { type: "function_call", call_id: "1", name: "f", arguments: '{"a":1}' },
      { type: "function_call_output", call_id: "1", output: [{ type: "input_text", text: "r" }] },
      { type: "function_call_output", call_id: "9", output: "lost" },
      { type: "novel", x: 1 },
      { type: "message", content: [{ type: "output_text", text: "So." }] },
    ];
    expect((await answer({ content: "So.", output }))?.parts).toEqual([
      { kind: "reasoning", text: "Hm", label: "Thought for 2 seconds" },
      { kind: "tool", name: "f", input: '{"a":1}', output: "r" },
      { kind: "tool", name: "tool", output: "lost" },
      expect.objectContaining({ kind: "unreadable", what: "novel", raw: '{"type":"novel","x":1}' }),
      { kind: "text", format: "markdown", text: "So." },
    ]);
    const edited = await answer({ content: "So, edited.", output });
    expect(edited?.parts.flatMap((part) => (part.kind === "text" ? [part.text] : []))).toEqual(["So, edited."]);
    expect(edited?.parts).toHaveLength(5);
  });

  test("numbers of sources are footnotes where they mean a web page; others, and code, stay", async () => {
    const sources = [
      {
        source: { name: "search", type: "web_search" },
        document: ["…", "…"],
        metadata: [{ source: "https://a.example/1", title: "A" }, { source: "https://b.example/2" }],
      },
      { source: { id: "f", name: "plan.pdf" }, metadata: [{ source: "plan.pdf", name: "plan.pdf" }] },
    ];
    const said = await answer({
      content: "One [1], both [1, 2], file [3], none [9], `x[1]`, [1](https://x.example).",
      sources,
    });
    const text = said?.parts[0]?.kind === "text" ? said.parts[0].text : "";
    expect(text.replace(/\[\^([ab])-example-\w{6}\]/g, "{$1}")).toBe(
      "One {a}, both {a}{b}, file [3], none [9], `x[1]`, [1](https://x.example).",
    );
    expect(said?.parts[1]).toMatchObject({ kind: "citations", items: [{ title: "A" }, { title: "b.example" }] });
  });

  test("failures, code that was run, and nothing at all", async () => {
    expect((await answer({ content: "", error: { content: "Out of memory" } }))?.parts).toEqual([
      expect.objectContaining({ kind: "unreadable", what: "answer", reason: "Out of memory" }),
    ]);
    const run = { name: "run", code: "1+1", result: { output: "2", error: "" } };
    expect((await answer({ content: "x", code_executions: [run, 7] }))?.parts[1]).toEqual({
      kind: "tool",
      name: "run",
      input: "1+1",
      output: "2",
    });
    expect((await answer({ content: "" }))?.parts).toEqual([
      expect.objectContaining({ kind: "unreadable", what: "message" }),
    ]);
  });

  test("pictures and files, with the bytes that the export holds", async () => {
    const files = [
      { type: "image", url: "data:image/png;base64,iVBORw0KGgo=" },
      { type: "image", url: "/api/v1/files/1/content" },
      { type: "file", name: "plan.pdf", file: { data: { content: "its text" } } },
      { type: "file", file: { filename: "b.zip" } },
    ];
    expect((await answer({ content: "x", files }))?.parts.slice(1)).toEqual([
      {
        kind: "image",
        key: "image-1",
        alt: "",
        origin: "generated",
        source: { base64: "iVBORw0KGgo=" },
        type: "image/png",
      },
      { kind: "image", key: "image-2", alt: "", origin: "generated", problem: "it is not in the export" },
      { kind: "file", key: "file-1", name: "plan.pdf.txt", source: { text: "its text" }, type: "text/plain" },
      { kind: "file", key: "file-2", name: "b.zip", problem: "it is not in the export" },
    ]);
  });
});

test("whatever is wrong with a chat, nothing throws and no text is lost", () => {
  const junk = fc.constantFrom<unknown>(null, 7, "m1", [], {}, true, "__proto__");
  const message = (place: number) =>
    fc.record({
      parentId: fc.oneof(junk, fc.constantFrom("m0", "m1", "m2", "m3")),
      childrenIds: fc.oneof(junk, fc.constant(["m0", 3, "m2"])),
      role: fc.oneof(fc.constantFrom("user", "assistant"), junk),
      content: fc.constant(`text-${place}.`),
      timestamp: junk,
      files: junk,
      sources: fc.oneof(junk, fc.constant([7, { metadata: [null] }])),
      output: fc.oneof(junk, fc.constant([{ type: {} }])),
      error: junk,
      model: junk,
    });
  const messages = fc.record({
    m0: message(0),
    m1: message(1),
    m2: message(2),
    m3: fc.oneof(message(3), junk),
    __proto__: junk,
  });
  return fc.assert(
    fc.asyncProperty(messages, junk, junk, async (all, currentId, title) => {
      const conversations = await read(
        row(chatOf(all, currentId, { tags: title, timestamp: title }), { title, meta: title, created_at: currentId }),
      );
      const said = JSON.stringify(conversations);
      for (const text of JSON.stringify(all).match(/text-\d\./g) ?? []) expect(said).toContain(text);
      conversations[0]?.messages.forEach(({ parent }, place) => {
        if (typeof parent === "number") expect(parent).toBeLessThan(place);
      });
    }),
    { seed, numRuns: runs(10_000) },
  );
});

const sample = "../shared/exports/openwebui/librechat-openwebui-export.json";
test.skipIf(!existsSync(sample))("a sample with thinking, a call and a plain chat", async () => {
  const conversations = await read(...(JSON.parse(readFileSync(sample, "utf8")) as unknown[]));
  expect(conversations.map(({ id, messages, current }) => [id, messages.length, current])).toEqual([
    ["open-webui:reasoning-chat", 2, 1],
    ["open-webui:tool-chat", 2, 1],
    ["open-webui:simple-chat", 2, 1],
  ]);
  expect(conversations.map(({ messages }) => messages[1]?.parts)).toEqual([
    [
      { kind: "reasoning", text: "15 * 17 = 15 * 10 + 15 * 7 = 150 + 105 = 255", label: "Thought for 3 seconds" },
      { kind: "text", format: "markdown", text: "255" },
    ],
    [
      { kind: "tool", name: "get_weather", input: '{"city":"Paris"}', output: "Paris: 18C, rain" },
      { kind: "text", format: "markdown", text: "The weather in Paris is 18C with rain." },
    ],
    [{ kind: "text", format: "markdown", text: "Hi there!" }],
  ]);
});
