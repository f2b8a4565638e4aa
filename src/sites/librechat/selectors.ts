/**
 * Every selector of LibreChat's pages. "rendered": seen in pages that the client made in Chromium 156 out of a made-up
 * conversation, version 0.8.8-rc1 (2026-08). "source": only read in its components (2026-11). None depends on the language.
 */
export const selectors = {
  /** A chat's list of messages or its composer; a share page's title. rendered. */
  shell: '.message-render, #prompt-textarea[data-testid="text-input"], [data-testid="share-title"]',
  /** One message, with its id. rendered. */
  turn: ".message-render",
  user: ".user-turn",
  assistant: ".agent-turn",
  /** Text of a prompt, rendered as Markdown or as typed, by the user's choice. rendered as Markdown. */
  typed: ".user-turn .message-content",
  /** The same where prompts are not rendered: nothing but text. source. */
  typedPlain: ".user-turn .message-content:not(:has(> *))",
  /** Text of an answer. rendered. */
  body: ".agent-turn .message-content",
  /** Who wrote it and when, in words; the buttons above a table. rendered. */
  skip: ".user-turn > h2, .agent-turn > h2, .markdown-table-toolbar",
  /** The model's id, beside the name that is shown. rendered. */
  model: '[class~="group/label"] > [aria-hidden="true"]',
  time: "time.message-timestamp",
  /** Thinking; its text comes onto the page when it is opened. rendered closed, source open. */
  thinking: '[class~="group/reasoning"]',
  thinkingHeader: '[class~="group/button"]',
  thinkingText: '[role="group"]',
  /** All of it in one paragraph, as it was written. source. */
  asWritten: '[class~="group/reasoning"] [role="group"] p.whitespace-pre-wrap:not(.markdown *)',
  /** A paragraph that shows its line breaks. rendered. */
  lines: "p.whitespace-pre-wrap",
  folded: '[class~="group/reasoning"] button[aria-expanded="false"]',
  /** Card of a file: a button without picture. rendered. */
  file: ".user-turn .text-message > div > button:not(:has(img))",
  /** A drawing: a picture in the place of code; the code is behind a button. rendered. */
  diagram: ".message-content pre:not(:has(code)):has(img)",
  /** A switch between branches: arrows around "2 / 3". source. */
  pager: ".message-render nav",
  /** In an answer while it is written. source. */
  writing: ".submitting, .result-streaming",
  shareTitle: '[data-testid="share-title"]',
  /** The open chat in the list of chats; the window's title is the software's name after loading. rendered. */
  openChat: '[data-testid="convo-item"] [aria-current="page"]',
} as const;
