/**
 * Every selector of Open WebUI's pages. "rendered": seen in pages that the front end made in Chromium 156 out of a made-up
 * conversation, versions 0.6.2 (2025-06) and 0.10.2 (2026-08), both unless one is named. "source": only read in the front
 * end's components (2026-11). None depends on the language.
 */
export const selectors = {
  /** The open chat with its composer, or a chat with messages; share pages have only the latter. rendered. */
  shell: "#chat-container #chat-input, #messages-container .chat-assistant, #messages-container .chat-user",
  /** One message; the composer's id begins so too. rendered. */
  turn: '[id^="message-"]:not([id^="message-input"])',
  user: ".chat-user",
  assistant: ".chat-assistant",
  /** The prompt's bubble; its text is rendered as Markdown unless the user has switched that off. rendered. */
  typed: ".chat-user .rounded-3xl",
  /** In it, the text as typed, where the user has switched Markdown off. source. */
  asTyped: ":scope > .whitespace-pre-wrap",
  /** The answer without the buttons and the sources behind it. rendered. */
  body: "#response-content-container > div:first-child",
  /** The model's picture, and the buttons for selected text. rendered. */
  skip: '[class*="assistant-message-profile-image"], img.rounded-full, [id^="floating-buttons-"]',
  /** The model's name beside its picture: 0.10.2; 0.6.2. rendered. */
  model: '#response-message-model-name, [class*="font-semibold"] .line-clamp-1',
  /** A folded text: thinking, calls of tools. Its text is on the page only while it is open. rendered closed, source open. */
  folded: ".chat-assistant div.space-y-1",
  /** The header of a folded text, which opens it; no button. rendered. */
  foldedHeader: "cursor-pointer",
  /** Card of a file sent along: a button without picture. rendered. */
  file: ".chat-user .self-end button:not(:has(img))",
  /** Box of a code block or drawing, header and all. rendered. */
  block: '[dir="ltr"]',
  /** In it, around the editor with the code; its class ends in what stands behind the fence. rendered. */
  fenced: '[class^="language-"]',
  /** The lines of the editor, of which it keeps only those in and near the window; holes stand for the others. rendered. */
  code: ".cm-content",
  /** A drawing; the text it was made of is not on the page. rendered. */
  diagram: 'svg[id^="mermaid-"]',
  /** A source named in the text, without its address: a button around a name. rendered. */
  citation: "#response-content-container button:has(> .line-clamp-1)",
  /** Where an answer failed, in two generations. source. */
  alert: '.chat-assistant [class*="border-red-"][class*="bg-red-"], .chat-assistant [class*="bg-black/[0.03]"]',
  /** "2/3" between the arrows of a switch. source. */
  pager: ".tracking-widest",
  /** A message in an editor. source. */
  editing: '[id^="message-edit-"]',
  /** Stands below an answer as soon as it is finished. rendered finished, source. */
  done: ".copy-response-button",
  /** Above the list while older messages are to come; in view it brings them. source. */
  older: "#messages-container .animate-pulse",
  /** Nothing stands between the list's heading and the list, so nothing is to come: 0.10.2. rendered, source. */
  start: '#chat-conversation + ul[role="log"]',
  /** A share page's title in full: 0.10.2; 0.6.2. rendered. */
  shareTitle: '#messages-container > div > div > h1, #messages-container > div > div > div[class^="text-2xl"]',
} as const;
