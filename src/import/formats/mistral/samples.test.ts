import { expect } from "vitest";
import { collect } from "../../testing/collect.ts";
import { sampleContainer, samplesOf, testSample } from "../../testing/shared-exports.ts";
import { imported, shownPath } from "../../testing/told.ts";
import { mistral } from "./index.ts";

testSample("a chat in the wrong order, with a source that the export does not hold", async () => {
  const { conversations, problems } = await collect(mistral, sampleContainer(...samplesOf("mistral")));
  expect(problems).toEqual([]);
  const [conversation] = conversations.map(imported);
  expect(conversations).toHaveLength(1);
  expect(conversation).toMatchObject({
    id: "mistral:66666666-6666-4666-8666-666666666666",
    url: "https://chat.mistral.ai/chat/66666666-6666-4666-8666-666666666666",
    created: "2026-05-01T10:00:00.000Z",
    updated: "2026-05-01T10:00:05.000Z",
    unknown: [],
  });
  expect(conversation).not.toHaveProperty("title");
  expect(conversation && shownPath(conversation)).toEqual(["user: Question", "assistant: Answer with source[1]"]);
  expect(conversation?.messages.map(({ ids }) => ids)).toEqual([["m1"], ["m2"]]);
});

testSample("no other sample is taken for Mistral's", async () => {
  const others = ["chatgpt", "claude", "grok", "deepseek", "librechat", "gemini", "openwebui"].flatMap(samplesOf);
  expect((await collect(mistral, sampleContainer(...others))).claimed).toEqual([]);
});
