import { readFileSync } from "node:fs";
import JSZip from "jszip";
import { expect } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { sampleContainer, samplesOf, testSample } from "../../testing/shared-exports.ts";
import { imported, shownPath, tree } from "../../testing/told.ts";
import { grok } from "./index.ts";

testSample("branches, a retry, an aborted answer and a lost parent", async () => {
  const { conversations, problems } = await collect(grok, sampleContainer("grok/librechat-prod-grok-backend.json"));
  expect(problems).toEqual([]);
  const [branched, retried] = conversations.map(imported);
  expect(conversations).toHaveLength(2);
  expect(branched).toMatchObject({
    id: "grok:grok-branched",
    url: "https://grok.com/c/grok-branched",
    title: "Amalfi trip planning",
  });
  expect(branched && tree(branched)).toEqual(["g1", "g2a < g1", "g2b < g1", "g3 < g2b", "g4 < g3"]);
  expect(branched && shownPath(branched)).toEqual([
    "user: Where should I stay? https://earthtrekkers.com/amalfi",
    "assistant: Ravello.",
    "user: Why Ravello?",
    "assistant: Quieter, and the gardens.",
  ]);
  expect(branched?.messages[1]).toMatchObject({
    model: "grok-4-1-thinking-1129",
    parts: [
      { kind: "tool", name: "web_search" },
      { kind: "text", text: "Positano." },
    ],
  });
  expect(branched?.messages[2]?.parts[1]).toMatchObject({
    items: [{ title: "Ravello", url: "https://example.com/ravello" }],
  });
  expect(branched?.messages.map(({ model }) => model)).toEqual([
    undefined,
    "grok-4-1-thinking-1129",
    "grok-3",
    undefined,
    undefined,
  ]);
  expect(branched?.messages[0]?.sentAt).toBe("2026-07-14T03:25:10.820Z");
  expect(retried).toMatchObject({ title: "Recovering a cut-off script", starred: true });
  expect(retried && tree(retried)).toEqual(["t1", "t3 < t1", "t4", "t5 < t4", "t6 < ?"]);
  expect(retried?.messages[3]?.sentAt).toBe("2026-07-15T10:01:00.000Z");
});

testSample("a conversation without ids gets one that does not change", async () => {
  const twice = () => collect(grok, sampleContainer("grok/polylogue-grok-export-min.json"));
  const [first, second] = [await twice(), await twice()];
  const conversation = imported(first.conversations[0]);
  expect(conversation.id).toMatch(/^grok:derived-[0-9a-f]{16}$/);
  expect(second).toEqual(first);
  expect(shownPath(conversation)).toEqual([
    "user: Prove the parser claim.",
    "assistant: The production route parsed this witness.",
  ]);
});

testSample("a ZIP: nothing of sessions and bills is read", async () => {
  const zip = await JSZip.loadAsync(readFileSync("../shared/exports/grok/librechat-grok-export.zip"));
  const files = await Promise.all(
    Object.values(zip.files).map(async (file) => [file.name, await file.async("uint8array")] as const),
  );
  const { conversations, claimed, problems } = await collect(grok, containerOf(Object.fromEntries(files)));
  expect(claimed.map((path) => path.split("/").at(-1))).toEqual(["prod-grok-backend.json"]);
  expect(problems).toEqual([]);
  expect(conversations.map((each) => imported(each).id)).toEqual(["grok:grok-branched", "grok:grok-retried"]);
});

testSample("no other sample is taken for Grok's", async () => {
  const others = ["chatgpt", "claude", "deepseek", "mistral", "librechat", "gemini", "openwebui"].flatMap(samplesOf);
  expect((await collect(grok, sampleContainer(...others))).claimed).toEqual([]);
});
