/**
 * Every selector of AI Studio's pages. Each line says where and when it was seen and how sure that is: "live" measured on a
 * live page, "saved" in a real saved page, "code" only in somebody's code, "guess" inferred. All rest on elements that the
 * page defines itself, attributes and classes that do not change with the language. Only fragments of real pages are
 * public (2025), so most of this is known from code.
 */
export const selectors = {
  /** The frame of a prompt, with or without turns. code, 2026; the second in a page made by hand, 2026-10. */
  shell: "ms-chat-session, ms-autoscroll-container, .chat-session-content",
  scroller: "ms-autoscroll-container",
  /** One message; thinking and the text of one answer may be two. saved, 2025; code, 2026. */
  turn: "ms-chat-turn",
  /** code, 2026. */
  user: '[data-turn-role="User"], .chat-turn-container.user',
  assistant: '[data-turn-role="Model"], .chat-turn-container.model, ms-thought-chunk',
  /** Stays, empty, when a turn is away from the view. code, 2026. */
  content: ".turn-content",
  /** What a person typed, as the page renders it. code, 2026; alone in a page made by hand, 2026-10. */
  typed: "ms-text-chunk, .turn-content:not(:has(ms-text-chunk, ms-prompt-chunk, .author-label, img))",
  /** Text of an answer with all that stands in it. code, 2026; without it in a fragment. saved, 2025. */
  body: ".turn-content, ms-prompt-chunk, ms-thought-chunk",
  /** Who wrote and when (time of day), how long it took, menus, icons by name. code, 2026; second and third saved, 2025. */
  skip: ".author-label, .model-run-time-pill, .ignore-when-copying, ms-chat-turn-options, .actions-container, .material-symbols-outlined, ms-search-entry-point",
  /** Thinking. saved, 2025. */
  thinking: "ms-thought-chunk",
  /** As the page's library draws every panel. guess. */
  thinkingHeader: "mat-expansion-panel-header",
  /** code, 2026; alone in a page made by hand, 2026-10. */
  thinkingText: ".mat-expansion-panel-body, .thought-panel:not(mat-expansion-panel)",
  /** A closed panel without text. guess. */
  folded:
    'ms-thought-chunk mat-expansion-panel:not(:has(.mat-expansion-panel-body :is(p, ms-cmark-node))) mat-expansion-panel-header[aria-expanded="false"]',
  /** Beside the header of thinking. saved, 2025. */
  progressIcon: ".thinking-progress-icon",
  /** A file that was sent along. code, 2026. */
  file: "ms-file-chunk",
  fileName: ".name",
  /** Sources of an answer. code, 2026. */
  sources: "ms-grounding-sources",
  /** Code with a footer that names its language. saved, 2025. */
  code: "ms-code-block, pre",
  language: ".language",
  /** Around every piece of a rendered text. saved, 2025. */
  node: "ms-cmark-node",
  /** Code in a sentence. code, 2025. */
  inlineCode: "ms-cmark-node span.inline-code",
  /** A formula, in a `pre` and `code` of its own. saved, 2025. */
  formula: "ms-katex",
  displayed: "ms-katex.display",
  formulaText: "code.rendered",
  /** An error in place of an answer. code, 2026. */
  alert: '[role="alert"], .model-error',
  /** While an answer is written. code, 2026. */
  stop: "ms-stop-button",
  /** The list of all turns beside the chat; each names the turn that it goes to. code, 2026. */
  outline: ':is(ms-prompt-scrollbar, ms-items-scrollbar) button[id^="scrollbar-item-"][aria-controls^="turn-"]',
  outlineTurn: "aria-controls",
  /** code, 2026. */
  model: "button.model-selector-card",
  title: "h1.mode-title",
} as const;
