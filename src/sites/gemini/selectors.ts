/**
 * Every selector of Gemini's pages. Each line says where and when it was seen and how sure that is: "saved" in a real
 * saved page (2025-06 or 2026-05), "live" measured on a live page, "code" only in somebody's code, "guess" inferred. All
 * rest on custom element names, attributes and classes that do not change with the language; there are no shadow roots.
 */
export const selectors = {
  /** The frame of an open chat. saved 2025-06; share pages have only the list. code */
  shell: "chat-window, .chat-history",
  /** A prompt with its answer: own chats, saved 2025-06 and 2026-05; share pages, code 2026-08. Then what stands in one, should that be renamed. */
  turn: ".conversation-container, share-turn-viewer, user-query, model-response",
  /** Share pages have no `model-response` around an answer. code 2026-08 */
  message: "user-query, model-response, response-container",
  user: "user-query",
  assistant: "model-response, response-container",
  /** Its id is a hexadecimal number of 16 digits, which the answer's id ends with. saved 2025-06, 2026-05 */
  container: ".conversation-container[id]",
  answerId: 'message-content[id^="message-content-id-r_"]',
  /** saved; a line each, an empty one for a blank line; a long prompt is all there while it is collapsed */
  typed: ".query-text",
  typedLine: ".query-text-line",
  /** saved. Thinking holds such an element too, before the answer's own; on one page the panel stands for it. code */
  body: "message-content",
  /** Toolbars, reading aloud, avatars, banners. saved 2025-06; the two marks live 2026. The plan of a research is no interface. */
  skip: "message-actions, tts-control, bard-avatar, processing-state, mat-menu, sensitive-memories-banner, .table-footer, [hide-from-message-actions]:not(deep-research-confirmation-widget *), .hide-on-print:not(deep-research-confirmation-widget *)",
  /** "You stopped this response". live 2026, single source */
  info: '[role="alert"], response-info-line',
  /** Its text is on the page only while it is open. code 2026-07; the name before it saved 2026-05 */
  thinking: "model-thoughts, thinking-overlay:not(:has(model-thoughts))",
  thought: '[data-test-id="thoughts-content"], .thoughts-content',
  folded:
    'model-thoughts:not(:has([data-test-id="thoughts-content"], .thoughts-content)) button:is([data-test-id="thoughts-header-button"], .thoughts-header-button)',
  /** Files and pictures that were sent along. code 2026 */
  upload: "user-query-file-preview",
  uploadName: '[data-test-id="uploaded-file"], .new-file-preview-file',
  /** saved 2026-05 */
  code: "code-block",
  /** code 2026 */
  picture: "generated-image, .attachment-container.search-images",
  pictureLink: "a.source[href]",
  /** Name of a source; its address is only in a dialog. live 2026, single source */
  chip: "source-inline-chip",
  footnote: "source-footnote",
  sources: "sources-list",
  /** What opens a document, program or research beside the chat, and its name. code 2026 */
  documentCard: "immersive-entry-chip",
  documentCardTitle: '[data-test-id="title-text"], .title-text, .card-title',
  /** The panel beside the chat. code 2026 */
  panel: "deep-research-immersive-panel, code-immersive-panel, immersive-panel",
  panelTitle: "h2.title-text",
  panelText: "#extended-response-markdown-content, immersive-editor .ProseMirror, .markdown-main-panel",
  panelLanguage: ".xap-monaco-container[data-mode-id]",
  panelSources: "deep-research-source-lists",
  /**
   * An answer being written: `aria-busy` was only seen "false" (guess); the footer is complete when it is done (saved); the
   * circle is there only meanwhile (live 2026-09-28, single source).
   */
  writing: '.markdown[aria-busy="true"], .response-footer:not(.complete), .loading-content-spinner-container',
  /** Above the newest turns while older ones load. guess, by what the same element shows in the list of chats */
  older: ".loading-content-spinner-container:has(~ .conversation-container)",
  /** Which element scrolls differs by report (2026). */
  scroller: "infinite-scroller, .chat-history-scroll-container",
  /** A temporary chat. code 2026 */
  temporary: ".temp-chat-on, .temporary-chat-card",
} as const;
