import { about as aistudio } from "./aistudio/about.ts";
import { about as chatgpt } from "./chatgpt/about.ts";
import { about as claude } from "./claude/about.ts";
import { about as copilot } from "./copilot/about.ts";
import { about as deepseek } from "./deepseek/about.ts";
import { about as gemini } from "./gemini/about.ts";
import { about as other } from "./generic/about.ts";
import { about as googleAiMode } from "./google-ai-mode/about.ts";
import { about as grok } from "./grok/about.ts";
import { about as huggingchat } from "./huggingchat/about.ts";
import { about as kimi } from "./kimi/about.ts";
import { about as librechat } from "./librechat/about.ts";
import { about as lobechat } from "./lobechat/about.ts";
import { about as lumo } from "./lumo/about.ts";
import { about as m365Copilot } from "./m365-copilot/about.ts";
import { about as metaAi } from "./meta-ai/about.ts";
import { about as mistral } from "./mistral/about.ts";
import { about as notebooklm } from "./notebooklm/about.ts";
import { about as openWebui } from "./open-webui/about.ts";
import { about as perplexity } from "./perplexity/about.ts";
import { about as poe } from "./poe/about.ts";
import { about as qwen } from "./qwen/about.ts";
import type { SiteFacts } from "./site.ts";
import { about as zai } from "./zai/about.ts";

/** One line for each site, so that two that are added at the same time do not touch the same one. */
const sites = {
  aistudio,
  chatgpt,
  claude,
  copilot,
  deepseek,
  gemini,
  googleAiMode,
  grok,
  huggingchat,
  kimi,
  librechat,
  lobechat,
  lumo,
  m365Copilot,
  metaAi,
  mistral,
  notebooklm,
  openWebui,
  other,
  perplexity,
  poe,
  qwen,
  zai,
};

/**
 * Every site Convokeep reads, without its adapter: the one list that adding a site touches. The background asks for
 * permissions and injects by it, and the build makes a script of each site's folder.
 */
export const siteFacts: readonly SiteFacts[] = Object.values(sites);
