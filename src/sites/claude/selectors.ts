/**
 * Every selector of Claude's pages. Each line says where and when it was seen and how sure that is: "live" measured on a
 * live page, "saved" in a real saved page, "code" only in somebody's code, "guess" inferred. All rest on attributes and
 * classes that do not change with the language. No attribute anywhere holds a message's id (live, 2026-07: every attribute
 * of every row was searched).
 */

/** Panels beside the chat: Deep Research and Markdown, files, artifacts. code, 2026-07. */
const panel = ':is(#markdown-artifact, #wiggle-file-content, [data-testid="artifact-panel"])';

/** Lists of chats; whether the same code draws them is not known. code, 2026-07. */
const sidebar = ':is([data-testid="sidebar"], nav, aside)';

/** Frames and turns. */
export const list = {
  /** One row for each message, of both sides, numbered from 0; three to five are on the page. live, 2026-07. */
  row: `:is([data-rocksteady-sizer], [role="feed"]) :is([data-index], [data-rs-index], [role="article"]):not(${sidebar} *)`,
  feed: "[data-rocksteady-sizer], [role='feed']",
  /** The scroller; its classes are also the sidebar's. live, 2026-09. */
  scroller: '[data-autoscroll-container="true"]',
  /** One message each, all of them on the page; still inside of rows later. saved, 2026-02, 2026-03. */
  wrapper: "[data-test-render-count]",
  /** Messages by themselves. saved, 2026-02. */
  bare: `[data-testid="user-message"], .font-claude-response:not(${panel}, ${panel} *), .font-claude-message`,
  /** Rows with a message, wherever they are. live, 2026-07. */
  anyRow: '[data-rs-index]:has([data-testid="user-message"], .font-claude-response)',
  /** Frames of open chats. code, 2026-07; the second until then. */
  frame: 'main[data-perf-region="main"], #main-content',
} as const;

/** Messages. A Deep Research document in its panel has an answer's class. */
export const message = {
  /** saved, 2026-02 to 2026-05. The bubble had the second mark in 2026-05 and has the third since. live, 2026-07. */
  user: '[data-testid="user-message"], [data-user-message-bubble="true"], [data-cds="UserMessage"]',
  /** saved, 2026-02 to 2026-05; live, 2026-07. The last until 2025-08. code. */
  assistant: ".font-claude-response:not(#markdown-artifact), [data-is-streaming], .font-claude-message",
  /** What a person typed: paragraphs with line breaks kept; code and lists since 2026. saved, 2026-03, 2026-05. */
  typed: '[data-testid="user-message"]',
  /** Texts of an answer; several around tools and cards. saved, 2026-02 to 2026-05. The second while it was written, until 2026-07. */
  body: ".standard-markdown, .progressive-markdown, .font-claude-message",
  /** Copy, retry, the time of a prompt (localised, coarse). A code block in an answer is a group too. saved, 2026-05. */
  actions: `[role="group"]:not(.font-claude-response *, .font-claude-message *, [data-testid="user-message"] *)`,
  /** Present on every answer, "true" on the one being written. saved, 2026-02 to 2026-05; live, 2026-07. */
  writing: '[data-is-streaming="true"]',
} as const;

/**
 * The slot above an answer: thinking and tools. The answer itself may stand in a slot of the same class further down
 * (saved, 2026-05), so only the slot beside the answer's is it.
 */
const slot = ".row-start-1:has(~ .row-start-2):not(.row-start-2 *)";

/** Thinking and tools. */
export const thinking = {
  /** The slot with thinking that is always there (saved, 2026-02), or with a line that opens it (saved, 2026-05). */
  at: `${slot}:has([class~="group/thinking"], button[aria-expanded], .standard-markdown)`,
  /** The same elsewhere. guess. */
  elsewhere: `[class~="group/thinking"]:not(${slot} *)`,
  header: "button",
  /** Closed, its text is not on the page. saved, 2026-05. */
  closed: `${slot} button[aria-expanded="false"]:not([aria-haspopup])`,
  /** One line among an answer's own texts; what it opens there was never seen. guess. */
  line: '.row-start-2 button[class~="group/status"]',
  /** Of such a line only its words are read. */
  none: ":not(*)",
  /** Queries and results of tools in an open slot. code, 2026. */
  row: 'button[class*="group/row"]',
} as const;

/** Cards, files and sources. */
export const inserts = {
  /** A card; its document opens in a panel beside the chat. code, 2026-07. */
  artifact: '[class*="group/artifact-block"], .artifact-block-cell',
  artifactTitle: ".line-clamp-1",
  panel,
  panelTitle: "h1, h2[title]",
  /** What holds a panel and its title. code, 2026-07. */
  panelFrame: '[data-skill-file-viewer="true"], [data-testid="artifact-panel"]',
  panelText: ".standard-markdown",
  /** An upload; its `h3` is the name. code, 2026-07. */
  upload: '[data-testid="file-thumbnail"]',
  uploadName: "h3",
  /** Sources in the text. code, 2026. */
  citation: 'a[class~="group/tag"], span.inline-flex a[href^="http"]',
  /** Code with its header; before that the header stood in the `pre`. saved, 2026-05. */
  code: '[role="group"]:has(pre.code-block__code), pre',
} as const;

/** The model chosen for the next prompt. saved, 2026-05. */
export const modelButton = 'button[data-testid="model-selector-dropdown"]';
