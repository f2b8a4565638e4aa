/**
 * Every selector of DeepSeek's pages. Each line says where and when it was seen and how sure that is: "saved" in real saved
 * pages (2026-05, 2026-07, 2026-08, 2026-10), "code" only in somebody's code, "guess" inferred. Classes that begin with
 * `ds-` or `md-` are words; the short ones are hashes and stand here only beside something better.
 */
export const selectors = {
  /** The composer and the list. saved. */
  shell: "textarea.ds-scroll-area, .ds-virtual-list",
  /**
   * One message: a row of the virtual list. Rows may lack their number (code, 2026-10). A share page's outline repeats
   * the prompts in a list of its own, and its disclaimer is a row too: neither holds a message (saved 2026-07). The cheap
   * half of a row without a number comes first: `:has` alone would search below every element of the page.
   */
  turn: "[data-virtual-list-item-key]:has(.ds-message, .ds-assistant-message-main-content, .ds-collapsible-text), :is(.ds-virtual-list-visible-items > *):has(.ds-message), .ds-message",
  /** Place of a message in the conversation, from 1. saved. */
  row: "data-virtual-list-item-key",
  /** saved. */
  assistant: ".ds-markdown, .ds-think-content, .ds-loading",
  /** The first since 2026-08, the second in all saved pages; a prompt has neither Markdown nor icons. */
  user: ".ds-collapsible-text, .fbb737a4, .ds-message:not(:has(.ds-icon))",
  typed: ".fbb737a4, .ds-collapsible-text",
  body: ".ds-assistant-message-main-content",
  /** What was sent along stands before the prompt's text, in a box without a lasting name. saved 2026-10. */
  sent: ":is(.ds-message > *):has(~ .fbb737a4, ~ .ds-collapsible-text)",
  /** Thinking with its header. Folded away its text is not on the page. saved 2026-08 and 2026-10; the styles are the best mark. */
  thinking: '.ds-message > [style*="--collapsible-area-title-height"], .ds-message > ._74c0879',
  thinkingHeader: ":scope > :first-child",
  thinkingText: ".ds-think-content > .ds-markdown",
  /** Thinking without the box around it, should that have another name. */
  thought: ".ds-think-content",
  /** The header of folded thinking; it is no button, and what it listens to is above its icon. guess. */
  folded:
    '.ds-message > [style*="--collapsible-area-title-height"]:not(:has(.ds-think-content)) > :first-child > :has(> .ds-icon)',
  /** Code: a banner with language and buttons, then a bare `pre`. saved. */
  code: ".md-code-block",
  codeText: "pre",
  /** A drawing has its source on the page only while its tab is open. code. */
  drawing: ".md-code-block:not(:has(pre))",
  /** Its banner: language and buttons, or the tabs of a drawing. saved. */
  skip: ".md-code-block-banner-wrap",
  /** The link around a source's number. saved. */
  cited: ".ds-markdown-cite",
  /** While an answer is written. code. */
  writing: ".ds-loading",
} as const;
