/**
 * Every selector of the pages of chat-ui, the software of HuggingChat. "rendered": seen in pages that the front end made in
 * Chromium 156 out of a made-up conversation, version 0.20.0 (2026-08). "source": only read in its components (2026-11).
 * "guess": inferred. Which attribute names the role depends on the role.
 */
export const selectors = {
  /** A message, or the title of an open chat. rendered. */
  shell:
    '[data-message-id][data-message-type="user"], [data-message-id][data-message-role="assistant"], [data-testid="chat-title"]',
  /** One message, with its id. rendered. */
  turn: "[data-message-id]",
  user: '[data-message-type="user"]',
  assistant: '[data-message-role="assistant"]',
  /** A prompt as typed. rendered. */
  typed: '[data-message-type="user"] p',
  /** Text of an answer, often in several pieces; thinking and tools beside it have the same class inside of theirs. rendered. */
  body: ".prose:not([data-exclude-from-copy] *)",
  /** The buttons below a message, which model has written it, and the bar before code. rendered. */
  skip: '.prose div:has(+ pre), [data-message-id] > [class*="-bottom-"], [data-message-id] > div > [class*="-bottom-"]',
  /** Thinking, and what tools gave. rendered for thinking, source for tools. */
  thinking: "[data-exclude-from-copy]",
  thinkingHeader: "button",
  /** Closed: the header's label, which is English in every language (the software is not translated). guess. */
  folded: '[data-exclude-from-copy] button[aria-label="Expand"]',
  /** Card of a file: its name and type. rendered. */
  file: '[data-message-type="user"] dl',
  /** Names in small type below an answer that a router has sent on: the last is the model. rendered. */
  models: "span.font-mono",
  /** The chosen model below the composer. rendered. */
  model: 'form ~ div a[href*="/settings/"] .truncate',
  /** While an answer is written. rendered. */
  stop: ".stop-generating-btn",
  title: '[data-testid="chat-title"]',
} as const;
