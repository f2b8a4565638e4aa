/**
 * Every selector of Kimi's pages. Each line says where it was seen: "saved" in a real saved share page (2026-07), "made" in
 * blocks made after a real share page (2026-09), "code" only in somebody's code. Messages have no ids. Nothing is known of
 * how long conversations are listed.
 */
export const selectors = {
  /** made; the others: code. */
  shell: ".message-list, .chat-content-list, .chat-header-content, .chat-editor",
  /** saved. */
  turn: ".segment.segment-user, .segment.segment-assistant",
  user: ".segment-user",
  assistant: ".segment-assistant",
  /** saved. */
  typed: ".user-content",
  /** Of an agent the part that lies flat; what it did before is taken by the parts below. saved, made. */
  body: ".markdown-container > .markdown, .toolcall-rollup__flat .markdown",
  /** made. */
  skip: ".segment-avatar, header.table-actions, .segment-code-header",
  thinking: ".thinking-container",
  thinkingText: ".markdown",
  /** Steps of an agent, and its steps while they are folded away. made; folded: assumed. */
  steps:
    ".toolcall-container, .toolcall-content-text:not(.toolcall-container *), .toolcall-flow .markdown:not(.toolcall-container *)",
  folded: ".toolcall-flow:not(:has(.toolcall-container, .toolcall-content-text, .markdown))",
  foldedText: ".toolcall-content",
  /** made. */
  code: ".segment-code",
  image: ".attachment-list-image",
  file: ".file-card-container",
  /** code. */
  model: ".current-model",
  stop: ".send-button-container.stop",
  /** The first: code; the second: saved. */
  titles: [".chat-header-content h2", "h2.share-title"],
} as const;
