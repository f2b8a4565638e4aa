/**
 * Every selector of Perplexity's pages. "saved" stands in real saved pages (2026-02), "code" only in somebody's code,
 * "guess" is inferred.
 */
export const selectors = {
  /** The box to ask in, there also while the chat is empty. saved 2026-02. */
  shell: "[data-ask-input-container]",
  /** A question with its answer: the panel of the first tab. The panels of other tabs are its siblings. saved 2026-02. */
  turn: '[role="tabpanel"][id$="-content-default"]',
  /** saved 2026-02. */
  question: '[class~="group/query"]',
  /** What follows the question's box in its panel: steps, report, answer, toolbar. saved 2026-02. */
  answer: '[id$="-content-default"] > * > * + *',
  typed: '[class~="group/query"] .select-text',
  /** Text of an answer. Since 2026-08 (code) it may stand beside its old holder, so only its own class is asked for. saved 2026-02. */
  body: ".prose",
  /** A report in a card of its own, around a body of the same class. saved 2026-02. */
  report: "div:has(> div > .prose.max-w-none)",
  reportTitle: ".truncate",
  reportText: ".prose.max-w-none",
  /** The language stands in the header of the `pre`. saved, of unknown date. */
  codeLabel: '[data-testid="code-language-indicator"]',
  /** A source; its box is labelled with the title. The link in it is gone by 2026-08 (code). saved 2026-02. */
  citation: "[data-pplx-citation-url]",
  citationBox: "span:has(> [data-pplx-citation-url])",
  /** The stop button: nothing but its label, which changes with the language. code. */
  stop: 'button[aria-label="Stop"]',
  scroller: ".scrollable-container",
} as const;
