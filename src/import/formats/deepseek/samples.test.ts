import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { collect } from "../../testing/collect.ts";
import { sampleContainer, samplesOf, testSample } from "../../testing/shared-exports.ts";
import { imported, shownPath, textOf, tree } from "../../testing/told.ts";
import { deepseek } from "./index.ts";

testSample("an export, whose account is left alone", async () => {
  const { conversations, problems, claimed } = await collect(
    deepseek,
    sampleContainer("deepseek/handmade-conversations.json", "deepseek/handmade-user.json"),
  );
  expect(claimed).toEqual(["deepseek/handmade-conversations.json"]);
  expect(problems).toEqual([]);
  const [conversation] = conversations.map(imported);
  expect(conversation).toMatchObject({
    id: "deepseek:44444444-4444-4444-8444-444444444444",
    url: "https://chat.deepseek.com/a/chat/s/44444444-4444-4444-8444-444444444444",
    title: "Greeting",
    created: "2025-07-01T02:00:00.123Z",
    updated: "2025-07-01T02:01:00.456Z",
    unknown: [],
  });
  expect(conversation && tree(conversation)).toEqual(["1", "2 < 1", "3 < 1"]);
  expect(conversation && shownPath(conversation)).toEqual(["user: Hello", "assistant: Hello again"]);
  expect(conversation?.messages[2]).toMatchObject({
    model: "deepseek-reasoner",
    parts: [
      { kind: "tool", name: "search", output: "Example\nhttps://example.com\n..." },
      { kind: "reasoning", text: "Considering." },
      { kind: "text", format: "markdown", text: "Hello again" },
    ],
  });
});

testSample("an answer of the web API: every text of every branch", async () => {
  const path = "deepseek/ceyaima-web-api-raw-chat.json";
  const { conversations, problems } = await collect(deepseek, sampleContainer(path));
  expect(problems).toEqual([]);
  const [conversation] = conversations.map(imported);
  expect(conversation).toMatchObject({
    id: "deepseek:e7196cf3-12be-4096-99c1-1c8c983f71d6",
    title: "test_chat",
    created: "2025-11-22T15:41:50.639Z",
    unknown: [],
  });
  expect(conversation && tree(conversation)).toEqual([
    "1",
    "2 < 1",
    "3 < 1",
    "4",
    "5 < 4",
    "6 < 4",
    "7 < 6",
    "8 < 7",
    "9 < 7",
    "10",
    "11 < 10",
  ]);
  expect(conversation?.messages[conversation.current ?? -1]?.ids).toEqual(["11"]);
  const { biz_data } = JSON.parse(readFileSync(`../shared/exports/${path}`, "utf8")).data;
  biz_data.chat_messages.forEach(({ fragments }: { fragments: { type: string; content: string }[] }, place: number) => {
    const message = conversation?.messages[place];
    for (const { type, content } of fragments) {
      if (type === "THINK") expect(message?.parts[0]).toMatchObject({ kind: "reasoning", text: content.trim() });
      else expect(message && textOf(message).trim()).toBe(content.trim());
    }
  });
});

testSample("no other sample is taken for DeepSeek's", async () => {
  const others = ["chatgpt", "claude", "grok", "mistral", "librechat", "gemini", "openwebui"].flatMap(samplesOf);
  expect((await collect(deepseek, sampleContainer(...others))).claimed).toEqual([]);
});
