/**
 * Every selector of LobeChat's pages, all of them only read in its components and those of its kit (lobe-chat of 2025-12 to
 * 2026-11, lobe-ui of the same time); no page was ever seen. "guess": inferred. Nothing depends on the language. What
 * says whose a message is stands in inline styles alone: prompts are pushed to the end of the line.
 */
export const selectors = {
  /** A message's frame, with three names of its own; nothing is known of an empty chat. */
  shell: ".message-wrapper > .message-header + .message-body",
  /** One message, in a row of the list. */
  turn: ".message-wrapper:has(> .message-header, > .message-body)",
  /** Whatever else bears a message's names. */
  stray: ".message-wrapper, .message-body",
  user: '.message-wrapper:is([style*="padding-inline-start: 36px"], [style*="--lobe-flex-align: flex-end"])',
  assistant: '.message-wrapper:is([style*="padding-inline-start: 0"], [style*="--lobe-flex-align: flex-start"])',
  /** Holds a message's id; of an answer in steps, the first step's. */
  id: '.message-body [id^="msg_"]',
  /** Texts of both sides are rendered; what a prompt's editor has formatted is not in an article. */
  text: '.message-body article[data-code-type="markdown"]:not(article article)',
  /** Name, time, buttons. */
  skip: '.message-header, [role="menubar"]',
  /** Thinking and its header, which is no button; the text is there when it is open. guess: nothing else looks so. */
  thinking: '.message-body div:has(> [style*="cursor: pointer"]):not(article *)',
  thinkingHeader: '[style*="cursor: pointer"]',
  thinkingText: "article",
  /** A code block with its header. */
  code: '[data-code-type="highlighter"]',
  /** A drawing; what it was made of is not on the page. */
  diagram: '[data-code-type="mermaid"]',
} as const;
