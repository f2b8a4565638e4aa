import { highlighted, shownName } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * www.kimi.com: markup of blocks made after a real share page (2026-09). Assumed: that all messages are on the page; code
 * without a language, formulas and task lists; that thinking stands open. The stop button is known from others' code.
 */
const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div class="segment-code"><div class="segment-code-header"><span class="segment-code-lang">${esc(shownName(language))}</span><div class="segment-code-header-content"><button>Copy</button></div></div><div class="syntax-highlighter light segment-code-content"><pre${language ? ` class="language-${esc(language)}"` : ""}><code${language ? ` class="language-${esc(language)}"` : ""}>${highlighted(text, language)}</code></pre></div></div>`,
  inlineCode: (text) => `<code class="segment-code-inline">${esc(text)}</code>`,
  table: ({ html }) =>
    `<div class="table markdown-table"><div class="sticky-release"><div class="sticky-release-header"><header class="table-actions"><button>Download table</button></header></div></div><table>${html}</table></div>`,
  tag: (name, attributes) => (name === "p" ? [`<div class="paragraph" dir="auto"${attributes}>`, "</div>"] : undefined),
};

const boxed = (kind: string, before: string, inside: string): string =>
  `<div class="segment segment-${kind}">${before}<div class="segment-container" dir="auto"><div class="segment-content"><div class="segment-content-box">${inside}</div></div></div></div>`;

const flat = (inside: string): string =>
  `<div class="toolcall-rollup"><div class="toolcall-rollup__part toolcall-rollup__flat">${inside}</div></div>`;

function prompt(scene: TurnScene, { text, uploads = [] }: SourceMessage): string {
  const sent = uploads.map((upload) =>
    upload.kind === "image"
      ? `<div class="attachment-list-image single"><div class="image-thumbnail large success"><span class="image-wrapper image-detail"><img class="image-main is-cover" alt="${esc(upload.name)}" src="${esc(scene.image(upload.id))}"></span></div></div>`
      : `<div class="attachment-list-file"><div class="file-card-container normal success"><img class="file-card-icon" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"><div class="file-card-name">${esc(upload.name)}</div><div class="file-card-meta"><span>${esc(upload.type)}</span><span>22.5 KB</span></div></div></div>`,
  );
  const list = sent.length > 0 ? `<div class="attachment-list">${sent.join("")}</div>` : "";
  return boxed("user", "", `${list}${flat(`<div class="user-content"><span>${esc(text)}</span></div>`)}`);
}

function answer(scene: TurnScene, message: SourceMessage): string {
  const thought = message.thought
    ? `<div class="toolcall-flow is-open"><div class="toolcall-flow__body"><div class="toolcall-flow__item"><div class="toolcall-container thinking-container"><div class="toolcall-content"><div class="markdown-container"><div class="markdown">${scene.render(message.thought.text)}</div></div></div></div></div></div></div>`
    : "";
  const text = flat(`<div class="markdown-container"><div class="markdown">${scene.html(message)}</div></div>`);
  const avatar = '<div class="segment-avatar"><canvas class="rive-container" width="24" height="24"></canvas></div>';
  return boxed("assistant", avatar, `${thought}${text}<div class="okc-cards-container"></div>`);
}

export const template: Template = {
  address: ({ id }) => `/chat/${id}`,
  fresh: "/",
  title: () => "Kimi",
  grouping: "messages",
  frame: () =>
    '<div class="chats"></div><header class="chat-header-content"><h2></h2></header><div class="scroll"><div class="message-list"></div></div><div class="chat-editor"><textarea></textarea><div class="send"></div></div>',
  parts: { scroller: ".scroll", turns: ".message-list", sidebar: ".chats", editor: "textarea", actions: ".send" },
  turn(scene) {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    return message.role === "user" ? prompt(scene, message) : answer(scene, message);
  },
  mount: all(),
  decorations,
  entry: ({ id, title }) => `<a href="/chat/${id}">${esc(title)}</a>`,
  actions: (streaming) => `<div class="send-button-container${streaming ? " stop" : ""}">Send</div>`,
  refresh(body, chat) {
    const name = body.querySelector(".chat-header-content h2");
    if (name) name.textContent = chat?.source.title ?? "";
  },
  style: ".user-content { white-space: pre-wrap }",
};

export const start = play(template);
