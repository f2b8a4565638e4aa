import { expect, test } from "vitest";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { openAiMessages } from "./index.ts";

const read = async (content: unknown) => {
  const result = await collect(openAiMessages, containerOf({ "log.jsonl": content }));
  return { ...result, conversations: result.conversations as ImportedConversation[] };
};
const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");
const chat = [
  { role: "system", content: "Be brief" },
  { role: "user", content: "Hi <b>" },
  { role: "assistant", content: "*Hello*" },
];
const shown = ({ messages }: ImportedConversation) =>
  messages.map(
    ({ role, parts }) => `${role}: ${parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join("|")}`,
  );
const chatShown = ["system: Be brief", "user: Hi <b>", "assistant: *Hello*"];

test.each([
  ["one object", { messages: chat }, 1],
  ["a list of conversations", [{ messages: chat }, { messages: chat, id: "b" }], 2],
  ["lines", lines({ messages: chat }, { custom_id: "x", body: { model: "gpt-5", messages: chat } }), 2],
  ["lines that are lists", lines(chat, chat), 2],
  ["one conversation as a list", chat, 1],
  ["one conversation as lines", lines(...chat), 1],
])("%s", async (_, content, count) => {
  const { conversations, problems } = await read(content);
  expect(problems).toEqual([]);
  expect(conversations.map(shown)).toEqual(Array.from({ length: count }, () => chatShown));
  expect(conversations[0]?.messages.map(({ parent }) => parent)).toEqual([null, 0, 1]);
});

test("pieces of content, tool calls and what they gave", async () => {
  const { conversations } = await read({
    id: "chat-1",
    model: "gpt-5",
    created: 1784541600,
    messages: [
      {
        role: "user",
        name: "ada",
        content: [
          { type: "text", text: "Look" },
          { type: "image_url", image_url: { url: "data:image/png;base64,AAEC" } },
          { type: "image_url", image_url: { url: "https://a.example/x.png" } },
          { type: "input_audio", input_audio: { data: "AAEC", format: "mp3" } },
          { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,AAEC" } },
          { type: "smell", strength: 3 },
        ],
      },
      {
        role: "assistant",
        content: null,
        reasoning_content: "Let me see",
        tool_calls: [{ id: "c1", type: "function", function: { name: "lookup", arguments: '{"q":1}' } }],
      },
      { role: "tool", tool_call_id: "c1", content: "found" },
      { role: "assistant", content: [{ type: "output_text", text: "Done" }], refusal: null },
    ],
  });
  expect(conversations[0]).toMatchObject({
    id: "other:messages-chat-1",
    model: "gpt-5",
    created: "2026-07-20T10:00:00.000Z",
    unknown: ["content smell"],
  });
  expect(conversations[0]?.messages.map(({ parts }) => parts)).toMatchObject([
    [
      { kind: "text", format: "plain", text: "Look" },
      { kind: "image", source: { base64: "AAEC" }, type: "image/png" },
      { kind: "image", url: "https://a.example/x.png" },
      { kind: "file", source: { base64: "AAEC" }, type: "audio/mp3" },
      { kind: "file", name: "a.pdf", source: { base64: "AAEC" }, type: "application/pdf" },
      { kind: "unreadable", what: "smell", raw: '{"type":"smell","strength":3}' },
    ],
    [
      { kind: "reasoning", text: "Let me see" },
      { kind: "tool", name: "lookup", input: '{"q":1}' },
    ],
    [{ kind: "tool", name: "lookup", output: "found" }],
    [{ kind: "text", format: "markdown", text: "Done" }],
  ]);
});

test("a broken line costs itself, in a file of messages too", async () => {
  const first = await read(
    `${lines({ messages: chat })}\n{"messages":[{"role":]}\n${lines({ messages: chat, id: "z" })}`,
  );
  expect(first.conversations.map(shown)).toEqual([chatShown, chatShown]);
  expect(first.problems).toHaveLength(1);
  const second = await read(`${lines(...chat)}\n{"role":}\n${lines({ role: "user", content: "more" })}`);
  expect(second.conversations.map(shown)).toEqual([[...chatShown, "user: more"]]);
  expect(second.conversations[0]?.unknown).toEqual(["broken message"]);
});

test("other JSON is not ours", async () => {
  expect((await read({ messages: [{ text: "x" }] })).claimed).toEqual([]);
});
