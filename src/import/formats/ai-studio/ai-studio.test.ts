import { expect, test } from "vitest";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { aiStudio } from "./index.ts";

const read = async (prompt: unknown, path = "Google AI Studio/My prompt") => {
  const result = await collect(aiStudio, containerOf({ [path]: prompt }));
  return { ...result, conversation: result.conversations[0] as ImportedConversation };
};

test("thoughts, code and files belong to the messages around them", async () => {
  const { conversation } = await read({
    runSettings: { model: "models/gemini-2.5-pro", temperature: 1 },
    systemInstruction: { parts: [{ text: "Be brief." }] },
    chunkedPrompt: {
      chunks: [
        { role: "user", driveDocument: { id: "1AbC" }, tokenCount: 10 },
        { role: "user", inlineFile: { mimeType: "image/png", data: "AAECAw==" } },
        { role: "user", text: "What is <this>?", createTime: "2026-07-20T10:00:00.123456789Z" },
        { role: "model", text: "Looking at it", isThought: true, thinkingBudget: -1 },
        { role: "model", executableCode: { language: "PYTHON", code: "print(1)" } },
        { role: "model", codeExecutionResult: { outcome: "OUTCOME_OK", output: "1\n" } },
        { role: "model", text: "A *cat*.", finishReason: "STOP", createTime: "2026-07-20T10:00:05Z" },
        { role: "user", text: "one" },
        { role: "user", text: "two" },
      ],
      pendingInputs: [],
    },
  });
  expect(conversation).toMatchObject({
    site: "aistudio",
    title: "My prompt",
    model: "gemini-2.5-pro",
    created: "2026-07-20T10:00:00.123Z",
    whole: true,
    unknown: [],
    current: 4,
  });
  expect(conversation.messages.map(({ role, parent }) => [role, parent])).toEqual([
    ["system", null],
    ["user", 0],
    ["assistant", 1],
    ["user", 2],
    ["user", 3],
  ]);
  expect(conversation.messages[1]?.parts).toMatchObject([
    { kind: "file", key: "1AbC", name: "Document in Google Drive" },
    { kind: "image", source: { base64: "AAECAw==" }, type: "image/png" },
    { kind: "text", format: "plain", text: "What is <this>?" },
  ]);
  expect(conversation.messages[2]?.parts).toEqual([
    { kind: "reasoning", text: "Looking at it" },
    { kind: "tool", name: "python", input: "print(1)" },
    { kind: "tool", name: "code execution", output: "1\n" },
    { kind: "text", format: "markdown", text: "A *cat*." },
  ]);
});

test("text in pieces is not read twice; sources are cited; what is not known stays as JSON and is told", async () => {
  const { conversation } = await read({
    chunkedPrompt: {
      chunks: [
        {
          role: "model",
          text: "ab",
          parts: [{ text: "a" }, { text: "b" }],
          grounding: { groundingSources: [{ uri: "https://example.org/x", title: "X" }] },
          hologram: { a: 1 },
        },
        { role: "robot", parts: [{ text: "hm", thought: true }, { text: "yes" }] },
        "nothing",
      ],
    },
  });
  expect(conversation.unknown).toEqual(["key hologram", "role robot", "role (undefined)"]);
  expect(conversation.messages.flatMap(({ parts }) => parts)).toMatchObject([
    { kind: "text", text: "ab" },
    { kind: "unreadable", what: "hologram", raw: '{"a":1}' },
    { kind: "citations", items: [{ url: "https://example.org/x" }] },
    { kind: "reasoning", text: "hm" },
    { kind: "text", text: "yes" },
    { kind: "unreadable", raw: '"nothing"' },
  ]);
});

test("an id that the file tells is the page's", async () => {
  const prompt = { id: "1xYz-AB_c", chunkedPrompt: { chunks: [{ role: "user", text: "a", id: "t1" }] } };
  const { conversation } = await read(prompt, "Untitled prompt");
  expect(conversation).toMatchObject({
    id: "aistudio:1xYz-AB_c",
    url: "https://aistudio.google.com/prompts/1xYz-AB_c",
  });
  expect(conversation.title).toBeUndefined();
  expect(conversation.messages[0]?.ids).toEqual(["t1"]);
});

test("other JSON is not ours", async () => {
  expect((await read({ chunkedPrompt: {} })).claimed).toEqual([]);
});
