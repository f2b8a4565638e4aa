import { highlighted } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template } from "../kit/page/template.ts";

/**
 * lumo.proton.me: roles, ids, code and formulas as described of a page saved 2026-07. All else is assumed: the boxes in a
 * message, the frame, addresses, that all messages are on the page. What marks an answer being written is not known.
 */
const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div class="lumo-code-block"><div class="header"><span>${esc(language)}</span><button>Copy</button></div><div><code class="${language ? `language-${esc(language)}` : ""}" style="white-space:pre">${highlighted(text, language)}</code></div></div>`,
};

export const template: Template = {
  address: ({ id }) => `/c/${id}`,
  fresh: "/",
  title: (name) => (name ? `${name} - Lumo` : "Lumo"),
  grouping: "messages",
  frame: () =>
    '<div class="chats"></div><main><div class="list"></div></main><div class="editor" contenteditable="true"></div><div class="send"></div>',
  parts: { scroller: "main", turns: ".list", sidebar: ".chats", editor: ".editor", actions: ".send" },
  turn(scene) {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    const isPrompt = message.role === "user";
    const inside = isPrompt
      ? `<div class="bubble"><div style="white-space:pre-wrap">${esc(message.text)}</div></div><button aria-label="Edit">Edit</button>`
      : `<div class="lumo-markdown">${scene.html(message)}</div><div class="actions"><button aria-label="Copy">Copy</button></div>`;
    return `<div class="${isPrompt ? "user-msg" : "assistant-msg"}" data-message-role="${message.role}" data-message-id="${message.id}">${inside}</div>`;
  },
  mount: all(),
  decorations,
  entry: ({ id, title }) => `<a href="/c/${id}">${esc(title)}</a>`,
  actions: (streaming) => `<button>${streaming ? "Stop" : "Send"}</button>`,
  style: ".lumo-markdown > * { margin-block: 4px }",
};

export const start = play(template);
