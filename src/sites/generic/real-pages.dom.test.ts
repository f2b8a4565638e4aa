import { describe, expect, test } from "vitest";
import { findTurns } from "./find-turns.ts";

const pages = Object.entries(
  import.meta.glob<string>("../../../../shared/pages/*/*.html", { query: "?raw", import: "default", eager: true }),
);

/** Roles of the turns of pages that are read without knowing them; written from looking at them. The others give none. */
const found: Record<string, string> = {
  "chatgpt/aimarkdone-code-viewer": "ua",
  "chatgpt/aimarkdone-fold-groups": "uauaua",
  // One of the answers stands in two messages.
  "chatgpt/aimarkdone-thinking": "uaauaua",
  // An answer in two messages, thinking between them.
  "chatgpt/defuddle-extractor--chatgpt-post-thought-content": "uaa",
  "chatgpt/rashid-chatgpt-live-shapes": "ua",
  "chatgpt/revivalstack-chatgpt-dom-2025-07": "ua",
  "chatgpt/studystudio-octane-loggedout-live-2026-10-03": "ua",
  "copilot/revivalstack_copilot-chat-dom": "uaua",
  "gemini/revivalstack-gemini-dom-2025-07": "uauaua",
  "huggingchat/chat-ui-0.20.0_rendered": "uaua",
  "huggingchat/chat-ui-0.20.0_rendered_pending-state": "uaua",
  "librechat/librechat-0.8.8-rc1_chat_rendered": "uaua",
  "librechat/librechat-0.8.8-rc1_share_rendered": "uaua",
  "mistral/covai_mistral-chat": "ua",
  "open-webui/openwebui-0.10.2_chat_rendered": "uaua",
  "open-webui/openwebui-0.10.2_share_rendered": "uaua",
  "open-webui/openwebui-0.6.2_chat_rendered": "uaua",
  "open-webui/openwebui-0.6.2_share_rendered": "uaua",
  "perplexity/obsidian-ai-exporter_deep-research": "ua",
  "qwen/covai_qwen-chat": "ua",
};

describe.skipIf(pages.length === 0)("real saved pages (skipped where they are absent)", () => {
  test.each(pages)("%s: the right roles or none", (path, html) => {
    const name = path.replace(/^.*\/([^/]+\/[^/]+)\.html$/, "$1");
    const guess = findTurns(new DOMParser().parseFromString(html, "text/html"));
    expect(guess?.turns.map(({ role }) => role?.[0] ?? "?").join("") ?? "").toBe(found[name] ?? "");
  });
});
