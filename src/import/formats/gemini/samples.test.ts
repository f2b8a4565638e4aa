import { expect } from "vitest";
import { collect } from "../../testing/collect.ts";
import { sampleContainer, samplesOf, testSample } from "../../testing/shared-exports.ts";
import { imported } from "../../testing/told.ts";
import { gemini } from "./index.ts";

testSample("two pieces of an answer, an image that is not there, feedback and another product", async () => {
  const { conversations, problems } = await collect(gemini, sampleContainer("gemini/handmade-MyActivity.json"));
  expect(problems).toEqual([]);
  expect(conversations).toHaveLength(1);
  const { messages, unknown, created } = imported(conversations[0]);
  expect([created, unknown]).toEqual(["2026-07-20T10:00:00.123Z", []]);
  expect(messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
  expect(messages[0]?.parts).toEqual([
    { kind: "text", format: "plain", text: "describe this picture" },
    {
      kind: "image",
      key: "image_ab12.png",
      alt: "image_ab12.png",
      origin: "upload",
      problem: "the export holds only its name",
    },
  ]);
  expect(messages[1]?.parts).toEqual([{ kind: "text", format: "markdown", text: "A cat.\n\nSecond part." }]);
});

testSample("nothing private crosses: scripts, accounts, places, other products", async () => {
  const name = "gemini/portable-ai-context-my_activity.synthetic.json";
  const { conversations, problems } = await collect(gemini, sampleContainer(name));
  expect(problems).toEqual([]);
  expect(conversations).toHaveLength(1);
  const conversation = imported(conversations[0]);
  expect(
    conversation.messages.flatMap(({ role, parts }) =>
      parts.flatMap((part) => (part.kind === "text" ? `${role}: ${part.text}` : [])),
    ),
  ).toEqual([
    "user: Build a privacy-safe Gemini activity adapter.",
    "assistant: The **Gemini** activity adapter is implemented.\n\nOnly supported text crosses the boundary.",
    "user: Verify the Gemini adapter tail.",
    "assistant: Tail verification passed.\n\n```\n2/2 messages preserved\n```",
  ]);
  // Names of attached files are the user's; all else that is marked as private stays where it is.
  const files = conversation.messages.flatMap(({ parts }) => parts.flatMap((part) => ("key" in part ? part.key : [])));
  expect(files).toEqual(["PRIVATE_IMAGE.webp", "PRIVATE_AUDIO.m4a", "PRIVATE_ATTACHMENT.bin"]);
  const said = JSON.stringify(conversations).replaceAll(/PRIVATE_(?:IMAGE|AUDIO|ATTACHMENT)/g, "");
  expect(said).not.toContain("PRIVATE");
});

testSample("no other sample is taken for Gemini's activity", async () => {
  const others = ["chatgpt", "claude", "copilot", "deepseek", "grok", "mistral", "librechat", "openwebui"].flatMap(
    samplesOf,
  );
  expect((await collect(gemini, sampleContainer(...others))).claimed).toEqual([]);
});
