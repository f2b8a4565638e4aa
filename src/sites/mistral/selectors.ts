/**
 * Every selector of Le Chat's pages. Each line says where it was seen: "saved" in a real saved page of one turn (2026-05),
 * "code" only in somebody's code. Nothing is known of how long conversations are listed.
 */
export const selectors = {
  /** saved. */
  shell: '[data-testid="conversation-layout"], form [contenteditable="true"], form textarea',
  /** saved. */
  turn: "[data-message-author-role][data-message-id]",
  user: '[data-message-author-role="user"]',
  assistant: '[data-message-author-role="assistant"]',
  /** One `span` a line, with `br` between them. saved. */
  typed: '[data-message-author-role="user"] .select-text',
  /** Several in one answer are possible. saved. */
  body: '[data-message-part-type="answer"], [data-testid="text-message-part"]',
  /** Headers of what is folded: "Worked for 3s" around "Thought for 3s". saved. */
  header: 'button[id^="collapsible-trigger"]',
  /** Thinking: on the page also while it is folded. saved; the attribute: code. */
  thought: '[data-message-part-type="reasoning"], .markdown-container-style:not([data-message-part-type="answer"])',
  /** A `pre` around a header and the inner `pre`; in thinking a box. saved. */
  code: 'pre:has(> [data-testid="code-block"]), [data-testid="code-block"], .markdown-fenced-code-root',
  codeText: "pre code",
  /** Holds the whole table as HTML in its attribute; what is shown is a flat grid of cells. saved. */
  table: "[data-rich-table-inner-html], [role='table']",
  tableHtml: "data-rich-table-inner-html",
  tableTitle: "data-rich-table-title",
  headCell: '[role="columnheader"]',
  cell: '[role="columnheader"], [role="cell"], [role="gridcell"]',
  /** The square in the send button while an answer is written. code. */
  stop: 'form rect[rx="2"]',
  /** Name of the conversation above it. saved. */
  title: '.no-drag > button[aria-haspopup="menu"] > span.truncate',
} as const;
