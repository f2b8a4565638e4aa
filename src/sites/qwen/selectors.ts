/**
 * Every selector of Qwen Chat's pages. Each line says where it was seen: "saved" in a real saved page of one turn (2026-05),
 * "code" only in somebody's code. Nothing is known of how long conversations are listed.
 */
export const selectors = {
  /** saved; the share page: code. */
  shell:
    "#chat-messages-scroll-container, #chat-message-container, .chat-layout-input-container, .share-layout-messages",
  /** saved. */
  turn: '.qwen-chat-message-user, .qwen-chat-message-assistant, [id^="qwen-chat-message-"]',
  user: '.qwen-chat-message-user, [id^="qwen-chat-message-user-"]',
  assistant: '.qwen-chat-message-assistant, [id^="qwen-chat-message-assistant-"]',
  /** saved. */
  typed: ".chunked-text-renderer-root, .user-message-content",
  typedLine: ".user-message-content",
  body: ".phase-answer .qwen-markdown",
  /** Toolbars of messages and tables. saved. */
  skip: ".qwen-markdown-table-header, .user-message-footer",
  /** What went before the answer: "Thought completed", by its text or not. saved; the text: assumed. */
  status: ".qwen-chat-tool-status-card",
  /** Thinking, where it stands in the message. assumed. */
  thought: ".response-message-content:not(.phase-answer) .qwen-markdown",
  /** Code in a Monaco editor inside `pre`, line numbers and all. saved. */
  code: "pre.qwen-markdown-code",
  codeLabel: ".qwen-markdown-code-header > div:first-child",
  editor: ".view-lines",
  /** Logos of sources and how many there are; no address. saved. */
  sources: ".qwen-chat-search-card",
  /** Formulas; their TeX is the last text in `math`. saved. */
  formula: ".katex-display, .katex",
  annotation: "annotation[encoding]",
  /** Footer of a finished answer: saved. On share pages unknown, so asked for in open chats only. */
  unfinished:
    "#chat-messages-scroll-container .qwen-chat-message-assistant:not(:has(.response-message-footer, [role='alert']))",
  /** code. */
  stop: "button.stop-button",
  /** saved. */
  model: "#qwen-chat-header-left .ant-dropdown-trigger",
} as const;
