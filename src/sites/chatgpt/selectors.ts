/**
 * Every selector of ChatGPT's pages. Each line says where and when it was seen and how sure that is: "live" measured on a
 * live page, "saved" in a real saved page, "code" only in somebody's code, "guess" inferred. All rest on attributes and
 * classes that do not change with the language. Layout letters: R1 classic, R2 pair, R3 Octane (2026-10: all three live).
 */

/** Containers of the whole history carry turns' attributes with ids of their own and are no turns (2026-10). */
const turnNamed = (name: string) => `[${name}]:not([${name}$="-root"], [${name}^="paginated-root:"])`;

/** Classic layout (R1): some accounts, share pages, tabs opened before the roll-out of the pair layout. */
export const classic = {
  /** One message as the server knows it. saved 2025-06, 2026-05. */
  node: "[data-message-author-role]",
  /** A turn's own element; `article` until 2026-03, `section` since, so never by tag. saved 2025-06, 2026-05. */
  section: '[data-testid^="conversation-turn-"], [data-turn]',
  /** Everything that can be a turn: the outer wrapper that stays when its content goes (live 2026-10), the section, a bare node. */
  turn: `${turnNamed("data-turn-id-container")}, [data-testid^="conversation-turn-"], [data-turn], ${turnNamed("data-turn-id")}, [data-message-author-role]`,
  /** The outer wrapper, kept for every loaded turn; the second attribute tells it from inner repeats. live 2026-10 (saved 2026-05). */
  wrapper: `${turnNamed("data-turn-id-container")}[data-is-intersecting]`,
  /** Stands above the list while older pages are on the server only; gone at the start of the conversation. live 2026-10. */
  sentinel: '[data-testid="conversation-pagination-sentinel"]',
  /** First turn by number; numbers change while older pages load, but not on share pages. live 2026-10. */
  firstNumber: '[data-testid="conversation-turn-1"]',
  /** Answer text. saved 2025-06, 2026-05. */
  body: ".markdown",
  /** Scroller. saved 2026-05. */
  scroller: "[data-scroll-root]",
  /** The frame of an open chat, with or without turns. saved 2025-06 (`#thread`), 2026-05. */
  shell: "[data-scroll-root], #thread",
  /** An answer is being written: the composer's button. live 2026-09, the second code. */
  stop: 'button[data-testid="stop-button"], button[data-testid="composer-stop-button"]',
  /** The text being written. live 2026-09, the older ones code. */
  streamingBody: ".markdown.streaming-animation, .result-streaming, .result-thinking",
  /** "2/3" between the buttons that switch between branches; their labels are localised. code 2026-09. */
  pager: ".tabular-nums",
} as const;

/** Signed-in "pair" layout (R2), from 2026-09-21: one element per prompt and its answer. */
export const pair = {
  /** live 2026-09, 2026-10. */
  turn: "[data-turn-key]",
  /** live 2026-09. */
  userUnit:
    '[data-chatgpt-search-unit-key$=":user"], [data-content-search-unit-key$=":user"], [data-user-message-bubble]',
  /** The last two: image-only answers have no unit key. live 2026-09. */
  assistantUnit:
    '[data-chatgpt-search-unit-key$=":assistant"], [data-content-search-unit-key$=":assistant"], [data-chatgpt-selection-message-id], [data-chatgpt-search-message-ids]',
  /** Marks that whatever follows in the turn is the answer. live 2026-09; the header's class and the span code. */
  assistantMark:
    '[data-conversation-role="assistant"], [data-chatgpt-agent-turn-start], [class~="group/activity-header"], [data-markdown-text-style="assistant-message"]',
  /** Answer text or commentary, by its tone. live 2026-09. */
  body: '[data-markdown-text-style="assistant-message"]',
  /** Commentary while working ("tertiary"; the answer is "primary"). live 2026-09; the last two code. */
  commentary:
    '[data-markdown-text-tone="tertiary"], .reasoning-summary, [data-testid^="cot-v5-"]:not([data-testid="cot-v5-tool-icon-pile"])',
  /** "Worked for 12s". live 2026-09. */
  activityHeader: '[class~="group/activity-header"]',
  /** Copy, rate, regenerate …: there only when the answer is finished. live 2026-09. */
  actions: ".turn-action-controls",
  /** Date divider. live 2026-09, 2026-10. */
  divider: '[role="separator"]',
  scroller: "[data-app-action-timeline-scroll]",
  shell: "[data-app-action-timeline-scroll], form[data-chatgpt-composer]",
  /** live 2026-09. */
  composer: "form[data-chatgpt-composer]",
  /** There while nothing is being written; the Stop button, whose only mark is a localised label, stands in its place. live 2026-09. */
  send: 'button[type="submit"]',
  /** Limit or error, in the last turn. code 2026-09. */
  alert: '[role="alert"]',
} as const;

/** Logged-out "Octane" layout (R3). All saved 2026-10-03 unless said otherwise. */
export const octane = {
  turn: "[data-conversation-transcript] > [data-message-role], li[data-message-role]",
  /** Holds the conversation's id before the address does. */
  conversation: "section[data-web-mobile-conversation]",
  shell: "[data-conversation-transcript], section[data-web-mobile-conversation]",
  userText: "[data-user-message-copy]",
  body: "[data-assistant-markdown]",
  /** Buttons, placeholder, notices: no part of the message. */
  chrome:
    "[data-message-actions], [data-assistant-placeholder-slot], [data-message-attribution], [data-conversation-inline-beacon-slot]",
  /** live 2026-10-03. */
  streaming: "[data-message-streaming]",
  stop: "button[data-stop-generating]",
  /** Stands behind the transcript: the thread ends there. */
  bottom: "[data-thread-bottom-anchor]",
  /** Errors and limits. code 2026-10. */
  alert: "[data-message-intervention], [data-conversation-recovery], [data-conversation-gate]",
} as const;

/** A turn of any layout. */
export const anyTurn = `${pair.turn}, ${octane.turn}, ${classic.turn}`;

/** What stands inside messages, in more than one layout. */
export const content = {
  /** For screen readers, in the page's language: "You said:". saved 2025-06, 2026-05; live 2026-09. */
  readerOnly: ".sr-only",
  /** What a user typed. R1 saved 2025-06, 2026-05; R2 live 2026-09, the second code; R3 saved 2026-10. */
  userText: '.whitespace-pre-wrap, [data-markdown-text-tone="user-message"], [data-user-message-copy]',
  /** A prompt being edited: R1 code, R2 live 2026-09. */
  editing: "textarea, [data-composer-markdown], form [contenteditable='true']",
  /** Generated image, R1: three `<img>` of one address inside. live 2026-09-22. */
  generatedImage: '[class~="group/imagegen-image"], [data-testid="generated-image-preview"]',
  /** Chart of run code before it is drawn, R1. code 2026-07. */
  chartSlot: '.flex-wrap > [class*="max-h-64"]',
  /** Maths that is still being laid out, R1. code 2026-07. */
  mathLoading: '[data-testid="math-block-layout"] [role="status"]',
  /** The site fills link addresses in late, R1. live 2026-07. */
  linkLoading: "a.decorated-link:not([href])",
  /** Interface inside answers, R2. live 2026-09; the second code. */
  chrome: '[data-markdown-copy="exclude"], [data-thread-find-skip="true"]',
  /** Raw Markdown beside its rendering, R2. code 2026-09-30. */
  richBlock: '[data-markdown-copy="rich-block"][data-markdown-copy-text]',
  /** Drawn diagram, R2. code 2026-09. */
  mermaid: "[data-chatgpt-mermaid-preview]",
  /** Canvas documents and writing blocks. code 2026. */
  writing: '[data-testid="writing-block-container"], [data-writing-block], [id^="textdoc-message-"]',
  writingHeader: '[data-testid="writing-block-header-surface"]',
  writingText: ".ProseMirror",
  /** R1 saved 2026-05. */
  citationPill: '[data-testid="webpage-citation-pill"]',
  /** R2 live 2026-09. */
  citationLink: '[data-testid="chatgpt-citation"], [data-testid="chatgpt-library-file-citation"]',
  /** Files: R2 code 2026-09; cards in shapes audited live 2026-05. */
  file: '[data-file-reference="true"], [data-testid="file-card"], [data-testid="artifact-card"]',
  /** Interactive widgets (weather …), R1. code 2026. */
  widget: '.puik-root.not-markdown > [class*="_DilResponseRoot"], dil-widget-shell',
  /** Texts of messages in any layout: where these stand without any turn, the turns' markup has changed. */
  marks:
    ".markdown, .whitespace-pre-wrap, [data-message-id], [data-user-message-bubble], [data-markdown-text-style], [data-user-message-copy], [data-assistant-markdown]",
  /** Where code text stands, by generation: CodeMirror content (2026-03 on), plain code. saved 2026-03, 2026-05. */
  editor: ".cm-content",
} as const;

/** Around the conversation. */
export const shell = {
  /** R2 sidebar, keyed by conversation. live 2026-09-21. */
  pairTitle: (id: string) =>
    `[data-pinned-content-tab-drop-key="chatgpt:conversation:${id}"] [data-thread-title="true"]`,
  /** R1 sidebar, keyed by conversation. saved 2025-06. */
  classicTitle: (id: string) => `nav a[href$="/c/${id}"]`,
  /** R1 sidebar. code. */
  currentTitle: 'nav a[aria-current="page"]',
  /** Says "New chat" in the page's language. saved 2025-06. */
  newChat: '[data-testid="create-new-chat-button"]',
  /** Model of an answer, R1. saved 2025-06, 2026-05. */
  model: "[data-message-model-slug]",
} as const;
