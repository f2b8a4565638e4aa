import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { read } from "./testing/chats.ts";

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
