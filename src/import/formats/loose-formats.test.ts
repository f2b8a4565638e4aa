import { expect } from "vitest";
import { collect } from "../testing/collect.ts";
import { sampleContainer, samplesOf, testSample } from "../testing/shared-exports.ts";
import { openAiMessages } from "./openai-messages/index.ts";
import { ownMarkdown } from "./own-markdown/index.ts";
import { perplexity } from "./perplexity/index.ts";
import { shareGpt } from "./sharegpt/index.ts";

/** But Mistral's, which are such messages too and whose own format goes first. */
const programs = ["chatgpt", "claude", "copilot", "deepseek", "gemini", "grok", "librechat", "openwebui"];

testSample.each([perplexity, shareGpt, ownMarkdown, openAiMessages])(
  "no vendor's sample is taken for $name",
  async (format) => {
    expect((await collect(format, sampleContainer(...programs.flatMap(samplesOf)))).claimed).toEqual([]);
  },
);
