/**
 * Every selector of Meta AI's pages. "saved" stands in a real saved page of one question and its answer (2026-05), "guess" is
 * inferred.
 */
export const selectors = {
  /** What scrolls, with or without messages. saved 2026-05. */
  shell: '[class~="group/scroller"]',
  /** One message; its id says whose it is. saved 2026-05. */
  turn: "[data-message-item]",
  user: '[data-message-type="user"], [data-message-id$="_user"]',
  assistant: '[data-testid="assistant-message"], [data-message-id$="_assistant"]',
  /** saved 2026-05. Long ones are clipped by style only. */
  typed: '[data-message-type="user"] .whitespace-pre-wrap',
  /** Text of an answer, in pieces: one for each run of text, code block, table, formula. saved 2026-05. */
  body: ".markdown-content",
  /** Buttons hold drawings, which are no part of what was said. saved 2026-05. */
  skip: 'button:not(:has(img), [data-testid="sources-pill"])',
  /** A source's mark in the text: it has a host's name for a label, and no address. saved 2026-05. */
  citation: '[data-testid="citation-pill"]',
  /** A button for all sources of an answer. saved 2026-05. */
  sources: '[data-testid="sources-pill"]',
  /** saved 2026-05. */
  code: '.ur-code-block, [data-streamdown="code-block"]',
  codeLine: "code > span.block",
  strong: '[data-streamdown="strong"]',
  /** A formula is a picture, turned to white on black, whose alternative text is its TeX. saved 2026-05. */
  formula: 'img[class~="dark:invert"][alt]',
  /** What a formula may stand in: running text, or a box of its own. */
  textBox: "p, li, td, th, h1, h2, h3, h4, h5, h6, blockquote, div",
  /** An answer says so itself until it is finished. saved 2026-05 (finished). */
  writing: '[data-streaming-state]:not([data-streaming-state="DONE"]), [data-streaming-complete="false"]',
  /** The title's button beside the hidden field to rename it. saved 2026-05. */
  title: 'div:has(> div > input[type="text"]) > .contents > button > .truncate',
} as const;
