import { expect } from "vitest";
import { collect } from "../../testing/collect.ts";
import { sampleContainer, samplesOf, testSample } from "../../testing/shared-exports.ts";
import { imported, shownPath } from "../../testing/told.ts";
import { aiStudio } from "./index.ts";

testSample("prompts with ids of their own", async () => {
  const names = ["gemini/polylogue-aistudio-drive.json", "gemini/polylogue-aistudio-drive-hinted.json"];
  const { conversations, problems } = await collect(aiStudio, sampleContainer(...names));
  expect(problems).toEqual([]);
  const [plain, hinted] = conversations.map(imported);
  expect([plain?.id, hinted?.id]).toEqual(["aistudio:origin-matrix-aistudio", "aistudio:origin-matrix-aistudio-drive"]);
  expect(plain?.messages.map(({ ids }) => ids)).toEqual([["matrix-user"], ["matrix-assistant"]]);
  expect(plain && shownPath(plain)).toEqual([
    "user: Prove the parser claim.",
    "assistant: The production route parsed this witness.",
  ]);
  expect(hinted && shownPath(hinted)).toEqual([
    "user: Prove the Drive-hinted parser claim.",
    "assistant: The Drive-hinted production route parsed this witness.",
  ]);
});

testSample("no other sample is taken for a prompt", async () => {
  const others = ["chatgpt", "claude", "copilot", "deepseek", "grok", "mistral", "librechat", "openwebui"].flatMap(
    samplesOf,
  );
  expect((await collect(aiStudio, sampleContainer(...others))).claimed).toEqual([]);
});
