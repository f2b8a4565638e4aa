import { hexId } from "../kit/ids.ts";
import { highlighted } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { katexHtmlOnly } from "../kit/page/maths.ts";
import { paged } from "../kit/page/mounting/paged.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * gemini.google.com: markup of pages saved 2025-06 and 2026-05, the rest by what others' code looked for until 2026-10.
 * Assumed: `aria-busy="true"` while an answer is written; the circle above the list while older turns load, and that it
 * stays when they never come; that a pair keeps its id when its answer is written anew.
 */
const spinner = `<div class="loading-content-spinner-container ng-star-inserted"><mat-progress-spinner role="progressbar" class="mat-mdc-progress-spinner"></mat-progress-spinner></div>`;

/** Untagged code has a label in the page's language. */
const labelOf = (language: string): string =>
  language === "" ? "Code snippet" : language.replace(/^[a-z]/, (letter) => letter.toUpperCase());

const decorations: Decorations = {
  code: ({ text, language, attributes }) =>
    `<response-element><code-block${attributes}><div class="code-block"><div class="code-block-decoration header-formatted gds-title-s"><span>${esc(labelOf(language))}</span><div class="buttons"><button aria-label="Copy code" class="copy-button"><mat-icon fonticon="content_copy"></mat-icon></button></div></div><div class="formatted-code-block-internal-container"><div class="animated-opacity"><pre><code role="text" data-test-id="code-content" class="code-container formatted">${highlighted(text, language)}\n</code></pre></div></div></div></code-block></response-element>`,
  table: ({ html, attributes }) =>
    `<div class="horizontal-scroll-wrapper"><div class="table-block-component"><response-element><table-block><div class="table-block"><div class="table-content"><table${attributes}>${html}</table></div><div class="table-footer" hide-from-message-actions><button>Export to Sheets</button><span>Export to Sheets</span></div></div></table-block></response-element></div></div>`,
  maths(tex, kind) {
    const name = kind === "block" ? "div" : "span";
    const place = kind === "inline" ? "inline" : "block";
    return `<${name} class="math-${place}" data-math="${esc(tex)}" data-index-in-node="0">${katexHtmlOnly(tex, kind !== "inline")}</${name}>`;
  },
  blockAttributes: (_start, _end, top, index): Record<string, string> =>
    top ? { "data-path-to-node": String(index) } : {},
};

function prompt(scene: TurnScene, message: SourceMessage): string {
  const uploads = (message.uploads ?? []).map((upload) =>
    upload.kind === "image"
      ? `<user-query-file-preview><button class="preview-image-button" aria-label="Open"><img class="preview-image" alt="Uploaded picture" src="${esc(scene.image(upload.id))}"></button></user-query-file-preview>`
      : `<user-query-file-preview><button data-test-id="uploaded-file" class="new-file-preview-file" aria-label="${esc(upload.name)}"><div class="new-file-name">${esc(upload.name.replace(/\.\w+$/, ""))}</div><div class="new-file-type">${esc(upload.type)}</div></button></user-query-file-preview>`,
  );
  const lines = message.text.split("\n").map((line) => `<p class="query-text-line ng-star-inserted">${esc(line)}</p>`);
  return `<user-query><span class="user-query-container right-align-content"><user-query-content class="user-query-container"><div class="user-query-bubble-container"><div class="file-preview-container">${uploads.join("")}</div><div class="query-content" id="user-query-content-${scene.index}"><span class="user-query-bubble-with-background"><span class="horizontal-container"><div role="heading" aria-level="2" class="query-text gds-body-l" dir="ltr"><span class="cdk-visually-hidden">${scene.language === "de" ? "Du hast gesagt" : "You said"}</span>${lines.join("")}</div></span></span></div></div></user-query-content></span></user-query>`;
}

function thoughts({ open, render }: TurnScene, { thought }: SourceMessage): string {
  if (!thought) return "";
  const body = open("thought")
    ? `<div data-test-id="thoughts-content" class="thoughts-content"><message-content><div class="markdown">${render(thought.text)}</div></message-content></div>`
    : "";
  return `<model-thoughts class="model-thoughts"><div class="thoughts-header"><button data-test-id="thoughts-header-button" class="thoughts-header-button"><span>${open("thought") ? "Hide thinking" : "Show thinking"}</span></button></div>${body}</model-thoughts>`;
}

function response(scene: TurnScene, message: SourceMessage, pair: string): string {
  const writing = scene.streaming(message);
  const card = message.writing
    ? `<response-element><immersive-entry-chip><div data-test-id="container" class="container clickable"><span data-test-id="title-text" class="title-text">${esc(message.writing.title)}</span><button aria-label="Open">Open</button></div></immersive-entry-chip></response-element>`
    : "";
  const pictures = (message.images ?? []).map(
    ({ id, alt }) =>
      `<generated-image><single-image><div class="overlay-container"><button class="image-button"><img class="image loaded" alt="${esc(alt)}" src="${esc(scene.image(id))}"></button></div></single-image></generated-image>`,
  );
  const tools = writing
    ? ""
    : `<message-actions footer><div class="actions-container-v2"><thumb-up-button><button aria-label="Good response"></button></thumb-up-button><copy-button><button data-test-id="copy-button" aria-label="Copy"></button></copy-button><span>Share</span></div></message-actions>`;
  return `<model-response><div><response-container jslog='188576;track:impression;BardVeMetadataKey:[["r_${pair}"]];mutable:true'><div class="response-container"><div class="response-container-header"><tts-control><button aria-label="Listen"></button></tts-control></div><div class="presented-response-container"><div class="avatar-gutter"><bard-avatar></bard-avatar></div><div class="response-container-content">${thoughts(scene, message)}<h2 class="cdk-visually-hidden">Gemini said</h2><div class="response-content"><structured-content-container class="model-response-text"><message-content id="message-content-id-r_${pair}"><div class="markdown markdown-main-panel" id="model-response-message-contentr_${pair}" aria-busy="${writing}" dir="ltr">${scene.html(message, card)}${pictures.join("")}</div></message-content></structured-content-container><div class="response-footer gap${writing ? "" : " complete"}"><sources-list class="sources-list"></sources-list></div></div></div></div><div class="response-container-footer">${tools}</div></div></response-container></div></model-response>`;
}

/** Id that the page shows for a conversation. */
export const chatId = (id: string): string => hexId(id, 16);

/** Id that the page shows for a prompt and its answer. */
export const pairId = ({ id, role, parent }: SourceMessage): string => hexId(role === "user" ? id : (parent ?? id), 16);

export const template: Template = {
  address: ({ id }) => `/app/${chatId(id)}`,
  fresh: "/app",
  title: (name) => (name ? `${name} - Google Gemini` : "Google Gemini"),
  grouping: "pairs",
  frame: () =>
    `<chat-app><bard-sidenav><infinite-scroller class="overflow-container"></infinite-scroller></bard-sidenav><chat-window><chat-window-content><h1 class="cdk-visually-hidden">Conversation with Gemini</h1><div id="chat-history" class="chat-history-scroll-container"><infinite-scroller data-test-id="chat-history-container" class="chat-history"></infinite-scroller></div></chat-window-content><input-container><rich-textarea><div class="ql-editor textarea" contenteditable="true" role="textbox"></div></rich-textarea><div class="trailing-actions-wrapper"></div></input-container></chat-window><div class="immersive-place"></div></chat-app>`,
  parts: {
    scroller: "#chat-history",
    turns: "infinite-scroller.chat-history",
    sidebar: "infinite-scroller.overflow-container",
    editor: ".ql-editor",
    actions: ".trailing-actions-wrapper",
  },
  turn(scene) {
    const [first] = scene.messages;
    const pair = first ? pairId(first) : "";
    const asked = scene.prompt ? prompt(scene, scene.prompt) : "";
    const answered = scene.answer ? response(scene, scene.answer, pair) : "";
    return `<div class="conversation-container message-actions-hover-boundary ng-star-inserted" id="${pair}">${asked}${answered}</div>`;
  },
  mount: paged({
    mark: {
      html: (state, { layout }) =>
        state === "loading" || (state === "failed" && layout !== "silent")
          ? spinner
          : '<div class="loading-edge"></div>',
    },
  }),
  decorations,
  entry: ({ id, title }, shown) =>
    `<a data-test-id="conversation" class="conversation${shown ? " selected" : ""}" href="/app/${chatId(id)}"><div class="conversation-title">${esc(title)}</div></a>`,
  actions: (streaming) =>
    `<button class="send-button${streaming ? " stop" : ""}" aria-label="${streaming ? "Stop" : "Send"}"><mat-icon fonticon="${streaming ? "stop" : "send"}"></mat-icon></button>`,
  toggles: { thought: "button.thoughts-header-button" },
  panels: [
    {
      button: "immersive-entry-chip button",
      into: ".immersive-place",
      close: "button.close-button",
      html: ({ answer, render }) =>
        `<immersive-panel><toolbar><h2 class="title-text">${esc(answer?.writing?.title ?? "")}</h2><button class="close-button" aria-label="Close"></button></toolbar><immersive-editor><div class="ProseMirror" contenteditable="true">${render(answer?.writing?.markdown ?? "")}</div></immersive-editor></immersive-panel>`,
    },
  ],
  style:
    "chat-app, chat-window, chat-window-content, bard-sidenav, infinite-scroller, user-query, user-query-content, model-response, response-container, model-thoughts, message-content, structured-content-container, code-block, table-block { display: block }",
};

export const start = play(template);
