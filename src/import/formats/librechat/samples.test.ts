import { expect } from "vitest";
import { collect } from "../../testing/collect.ts";
import { sampleContainer, samplesOf, testSample } from "../../testing/shared-exports.ts";
import { imported, shownPath, tree } from "../../testing/told.ts";
import { librechat } from "./index.ts";

testSample("a nested export with branches", async () => {
  const { conversations, problems } = await collect(librechat, sampleContainer(...samplesOf("librechat")));
  expect(problems).toEqual([]);
  const [conversation] = conversations.map(imported);
  expect(conversation).toMatchObject({
    id: "librechat:4a86c40e-e627-4454-b158-889680e23ad3",
    url: "",
    title: "Troubleshooting Python Virtual Environment Activation Issue",
    model: "gpt-4-turbo",
    created: "2024-05-01T16:35:11.530Z",
    unknown: [],
  });
  expect(conversation && tree(conversation).map((each) => each.replace(/-[\w-]+/g, ""))).toEqual([
    "9501f99d",
    "4c395510 < 9501f99d",
    "6e4c95ca < 4c395510",
    "5da2cdce < 6e4c95ca",
    "64ed7568 < 6e4c95ca",
    "f82cca6f < 64ed7568",
    "ad7b6ec6 < f82cca6f",
    "d3e12088 < 4c395510",
    "1f062c99 < d3e12088",
  ]);
  expect(conversation?.messages[1]).toMatchObject({
    role: "assistant",
    author: "Software Engineer",
    model: "gpt-4-turbo",
  });
  expect(conversation && shownPath(conversation)[0]).toMatch(/^user: How do I use source venv\/bin\/activate\?\nbash:/);
});

testSample("no other sample is taken for LibreChat's", async () => {
  const others = ["chatgpt", "claude", "grok", "deepseek", "mistral", "gemini", "openwebui"].flatMap(samplesOf);
  expect((await collect(librechat, sampleContainer(...others))).claimed).toEqual([]);
});
