/**
 * Every selector of Copilot's pages. "saved" stands in real saved pages (2025-08, 2026-03), "reduced" in pages reduced by
 * hand from live ones (2026-07), "code" only in somebody's code, "guess" is inferred. None goes by visible text.
 */
export const selectors = {
  /** Around all turns, older and newest. saved 2025-08, 2026-03. */
  shell: '[data-content="conversation"]',
  /** One message. The article of a prompt bears the id, that of an answer `data-content`. saved 2025-08, 2026-03; reduced 2026-07. */
  turn: '[data-content="conversation"] [role="article"], [id$="-user-message"], [data-content="user-message"], [data-content="ai-message"]',
  user: '[data-content="user-message"], [id$="-user-message"]',
  assistant: '[data-content="ai-message"], [data-testid="ai-message"]',
  /** The prompt's bubble; beside it in the same box stands what was sent along (guess). saved 2025-08. */
  typed:
    '[data-content="user-message"]:not(:has(.whitespace-pre-wrap, img)), [data-content="user-message"] .whitespace-pre-wrap',
  /** Text of an answer, in one or more pieces. Around them since 2026-07: reduced. The pieces: saved 2025-08, 2026-03. */
  body: '[data-testid="ai-message-body"], [data-content="ai-message"] [id*="-content-"], [class~="group/ai-message-item"]',
  /** Not copied along by the site itself: labels for screen readers, toolbars, copy buttons. saved 2025-08. */
  skip: '[data-copy="false"]:not(:has(img)), [data-testid$="-reactions"], [data-testid="date-divider"], [data-tabster-dummy]',
  /** A code block with its header; the language is in a word of its own, "Code" where there is none. saved 2025-08. */
  code: ".rounded-xl:has(> div > .capitalize):has(pre), pre",
  codeLabel: ".capitalize",
  /** A source in the text: its address is in this attribute. reduced 2026-07. */
  source: "[data-url]",
  /** The stop button while an answer is written. code. */
  stop: 'button[data-testid="stop-button"]',
} as const;
