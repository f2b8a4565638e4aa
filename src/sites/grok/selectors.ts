/**
 * Every selector of Grok's pages. "saved" stands in real saved pages (2026-03), "newer" in one real answer of unknown, later
 * date, "code" only in somebody's code, "guess" is inferred.
 */
export const selectors = {
  /** The newest pair, and the choice of model beside the box to write in. saved 2026-03. */
  shell: "#last-reply-container, #model-select-trigger",
  /** One message; what follows in the attribute is its id. saved 2026-03. */
  turn: '[id^="response-"]',
  /** By the side it stands on, by name in newer pages. saved 2026-03; newer. */
  user: '[data-testid="user-message"], [id^="response-"].items-end',
  assistant: '[data-testid="assistant-message"], [id^="response-"].items-start',
  /** Text of either; that of prompts is rendered too. saved 2026-03; newer. */
  text: ".response-content-markdown",
  /** saved 2026-03. */
  skip: ".action-buttons, .auth-notification",
  /** saved 2026-03; newer. */
  thinking: ".thinking-container",
  /** A generated picture: a blurred one behind the real one. saved 2026-03. */
  picture: '[class*="group/image"]',
  blurred: "img.absolute",
  /** Pills with the icons of sources, whose addresses come behind a click. newer. */
  sources: '[role="button"]:has(> * > img[src*="/s2/favicons"])',
  /** A code block with its header. saved 2026-03. */
  code: '[data-testid="code-block"], pre',
  codeLabel: "span.font-mono",
  /** Inline code. A class of its own name, not a part of one: code labels bear `font-mono`. saved 2026-03; newer. */
  inlineCode: '[class~="!font-mono"]',
  task: '[role="checkbox"][aria-checked]',
  model: "#model-select-trigger",
  /** The square of the stop button. code. */
  stop: 'button path[d^="M4 9.2v5.6c0"]',
} as const;
