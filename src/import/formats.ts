import type { ImportFormat } from "./format.ts";
import { aiStudio } from "./formats/ai-studio/index.ts";
import { chatgpt } from "./formats/chatgpt/index.ts";
import { claude } from "./formats/claude/index.ts";
import { copilot } from "./formats/copilot/index.ts";
import { deepseek } from "./formats/deepseek/index.ts";
import { gemini } from "./formats/gemini/index.ts";
import { grok } from "./formats/grok/index.ts";
import { librechat } from "./formats/librechat/index.ts";
import { mistral } from "./formats/mistral/index.ts";
import { openWebui } from "./formats/open-webui/index.ts";
import { openAiMessages } from "./formats/openai-messages/index.ts";
import { ownFormat } from "./formats/own/own.ts";
import { ownMarkdown } from "./formats/own-markdown/index.ts";
import { perplexity } from "./formats/perplexity/index.ts";
import { shareGpt } from "./formats/sharegpt/index.ts";

/** All formats, those that know theirs most surely first: a member goes to the first that recognises it. */
export const formats: readonly ImportFormat[] = [
  ownFormat,
  claude,
  deepseek,
  chatgpt,
  grok,
  mistral,
  librechat,
  openWebui,
  gemini,
  copilot,
  aiStudio,
  perplexity,
  shareGpt,
  openAiMessages,
  ownMarkdown,
];
