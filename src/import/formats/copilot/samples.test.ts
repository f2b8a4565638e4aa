import { expect } from "vitest";
import { collect } from "../../testing/collect.ts";
import { sampleContainer, samplesOf, testSample } from "../../testing/shared-exports.ts";
import { imported, shownPath } from "../../testing/told.ts";
import { copilot } from "./index.ts";

testSample("both kinds of CSV", async () => {
  const { conversations, problems } = await collect(copilot, sampleContainer(...samplesOf("copilot")));
  expect(problems).toEqual([]);
  const [own, office] = conversations.map(imported);
  expect(own).toMatchObject({ site: "copilot", title: "Trip", created: "2026-07-20T10:01:00.000Z" });
  expect(own && shownPath(own)).toEqual(['user: Plan a "short" trip', "assistant: Sure, here\nis a list"]);
  expect(office).toMatchObject({ site: "m365-copilot", title: "Chat", created: "2026-01-01T10:00:00.000Z" });
  expect(office && shownPath(office)).toEqual(["user: Hello", "assistant: Hi"]);
  expect(conversations).toHaveLength(2);
});

testSample("no other sample is taken for Copilot's", async () => {
  const others = ["chatgpt", "claude", "deepseek", "gemini", "grok", "mistral", "librechat", "openwebui"].flatMap(
    samplesOf,
  );
  expect((await collect(copilot, sampleContainer(...others))).claimed).toEqual([]);
});
