/**
 * Every selector of Microsoft 365 Copilot's pages. "reduced" stands in a page reduced by hand from a live one (2026-08),
 * "notes" in somebody's notes of a live page (2026-09), "code" only in somebody's code, "guess" is inferred.
 */
export const selectors = {
  /** Around the list of turns. reduced 2026-08. */
  shell: '[data-testid="MessageListContainer"], #llm-web-ui-messageList-scrollable-container',
  /** A question with its answer. reduced 2026-08; notes 2026-09. */
  turn: '[data-testid="m365-chat-llm-web-ui-chat-message"]',
  /** reduced 2026-08; notes 2026-09. `chatOutput` stands in either, so it tells nothing of roles. */
  user: '[data-testid="chatQuestion"]',
  assistant: '[data-testid="copilot-message-div"]',
  /** A row of the list, which takes rows off the page. reduced 2026-08; notes 2026-09. */
  row: "data-virtualizer-index",
  scroller: "#llm-web-ui-messageList-scrollable-container",
  /** reduced 2026-08. */
  typed:
    '[data-testid="chatQuestion"] [data-testid="chatOutput"], [data-testid="chatQuestion"]:not(:has([data-testid="chatOutput"])) .fai-UserMessage__message',
  body: '[data-testid="copilot-message-div"] [data-testid="markdown-reply"]',
  /** Headings for screen readers, toolbars, suggestions. reduced 2026-08. What is said on the way, and what stays of it: code. */
  skip: '[class*="__accessibleHeading"], .fai-CopilotMessage__actions, .fai-SuggestionList, .foot-note-div, [data-testid="foot-note-div"], [data-testid="loading-message"], [data-message-type="Progress"]',
  /** A code viewer: a number and a line by turns; long ones hold only the lines in view. code 2026. */
  code: ".scriptor-component-code-block",
  codeLine: "[data-line-index]",
  codeLabel: '#language-badge, [data-testid="one-copilot-code-identity"]',
  /** Numbers and pills of sources: an attribute with a list, or with one address. code 2026-09. */
  sources: "[data-grouped-citations], [data-url]",
  /** code. */
  file: ".fx-Attachment",
  /** code. */
  busy: '.fai-CopilotMessage[aria-busy="true"]',
} as const;
