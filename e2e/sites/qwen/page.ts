import { codeEditor } from "../kit/page/editors.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { katexBareTex } from "../kit/page/maths.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Table } from "../kit/page/tables.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * chat.qwen.ai: markup of a page saved 2026-05 with one turn. Assumed: that all messages are on the page; formulas of their
 * own line; aligned columns; task lists; the stop button, and the height above which an editor scrolls by itself (known
 * from others' code).
 */
const editor = (text: string, language: string): string =>
  codeEditor(text, language, { kind: "monaco", tallest: 39 * 19, margin: 0, lineHeight: 19 });

function cells(name: "th" | "td", row: readonly string[], align: readonly string[]): string {
  const style = (at: number): string => (align[at] ? ` style="text-align:${align[at]}"` : "");
  const each = row.map(
    (html, at) => `<${name}${style(at)}><div class="qwen-markdown-table-col">${html}</div></${name}>`,
  );
  return `<tr>${each.join("")}</tr>`;
}

const table = ({ head, rows, align }: Table): string =>
  `<div class="qwen-markdown-table-wrapper"><div class="qwen-markdown-table-header"><span class="ant-dropdown-trigger"><div class="qwen-markdown-table-header-action-item"></div></span></div><div class="qwen-markdown-table-scroll-wrapper"><table class="qwen-markdown-table"><thead>${cells("th", head, align)}</thead><tbody>${rows.map((row) => cells("td", row, align)).join("")}</tbody></table></div></div>`;

const decorations: Decorations = {
  code: ({ text, language }) =>
    `<pre class="qwen-markdown-code"><div class="qwen-markdown-code-header-wrapper"><div class="qwen-markdown-code-header"><div>${esc(language)}</div><div class="qwen-markdown-code-header-actions"><div><span role="img" class="anticon"></span></div></div></div></div><div class="qwen-markdown-code-body ${esc(language)}"><section>${editor(text, language)}</section></div></pre>`,
  table,
  maths: (tex, kind) =>
    `<span class="qwen-markdown-latex" translate="no">${katexBareTex(tex, kind !== "inline")}</span>`,
  tag: (name, attributes) =>
    name === "p" ? [`<div class="qwen-markdown-paragraph"${attributes}>`, "</div>"] : undefined,
  text: (html) => `<span class="qwen-markdown-text">${html}</span>`,
};

const bar =
  '<div class="qwen-chat-package-comp-new-action-control"><div><span role="img" class="anticon"></span></div></div>';

const prompt = ({ text }: SourceMessage): string =>
  `<div class="chat-user-message-container-wrapper"><div class="chat-user-message"><div class="chunked-text-renderer-root"><p class="whitespace-pre-wrap user-message-content fade-in">${esc(text)}</p></div></div><div class="message-hoc-container"><div class="user-message-footer">${bar}</div></div></div>`;

function answer(scene: TurnScene, message: SourceMessage): string {
  const status = message.thought
    ? `<div class="qwen-chat-thinking-tool-status-card-wraper"><div class="qwen-chat-tool-status-card qwen-chat-thinking-status-card-completed"><div class="qwen-chat-thinking-status-card-title-text">Thought completed</div></div></div>`
    : "";
  const footer = scene.streaming(message)
    ? ""
    : `<div class="message-hoc-container"><div class="response-message-footer">${bar}</div></div>`;
  return `<div class="chat-response-message" id="chat-response-message-${message.id}"><div class="chat-response-message-right"><div>${status}<div class="response-message-content t2t phase-answer"><div class="custom-qwen-markdown"><div class="qwen-markdown qwen-markdown-loose">${scene.html(message)}</div></div></div></div>${footer}</div></div>`;
}

export const template: Template = {
  address: ({ id }) => `/c/${id}`,
  fresh: "/",
  title: (name) => (name ? `${name} - Qwen Chat` : "Qwen Chat"),
  grouping: "messages",
  frame: () =>
    `<div class="chats"></div><header><div id="qwen-chat-header-left"><span class="ant-dropdown-trigger"><div>Qwen3.6-Plus</div></span></div></header><div class="chat-messages" id="chat-messages-scroll-container"><div id="chat-message-container" class="chat-container"></div></div><div class="chat-layout-input-container"><textarea></textarea><div class="message-input-right-button-send"></div></div>`,
  parts: {
    scroller: "#chat-messages-scroll-container",
    turns: "#chat-message-container",
    sidebar: ".chats",
    editor: "textarea",
    actions: ".message-input-right-button-send",
  },
  turn(scene) {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    const name = `qwen-chat-message-${message.role}`;
    const inside = message.role === "user" ? prompt(message) : answer(scene, message);
    return `<div class="qwen-chat-message ${name}" id="${name}-${message.id}">${inside}</div>`;
  },
  mount: all(),
  decorations,
  entry: ({ id, title }) => `<a href="/c/${id}">${esc(title)}</a>`,
  actions: (streaming) =>
    streaming ? '<button class="stop-button"></button>' : '<button class="send-button">Send</button>',
  style: ".user-message-content { white-space: pre-wrap }",
};

export const start = play(template);
