import { codeEditor } from "../kit/page/editors.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * chat.z.ai: markup of Open WebUI (0.10.2), of which it is a derivative, with what was described as different: prompts as
 * typed, and the language laid over the code (2026-07). Assumed: that all messages are on the page; attachments; formulas;
 * that editors hold the lines near the window, 40 at least, and the first one. What marks an answer being written is not known:
 * the button that Open WebUI shows at its end.
 */
const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div><div class="relative my-2 flex flex-col rounded-lg"><div class="text-xs absolute pl-4 py-1.5">${esc(language)}</div><div class="sticky"><button class="copy-code-button">Copy</button></div><div class="language-${esc(language)} rounded-t-lg overflow-hidden"><div class="pt-7"></div><div>${codeEditor(text, language, { kind: "codemirror" })}</div></div></div></div>`,
  inlineCode: (text) => `<code class="codespan cursor-pointer">${esc(text)}</code>`,
  table: ({ html }) => `<div class="scrollbar-hidden"><table>${html}</table></div>`,
};

function prompt(scene: TurnScene, { text, uploads = [] }: SourceMessage): string {
  const sent = uploads.map((upload) =>
    upload.kind === "image"
      ? `<div class="self-end"><button type="button" aria-label="Show image preview"><img data-cy="image" alt="${esc(upload.name)}" src="${esc(scene.image(upload.id))}"></button></div>`
      : `<div class="self-end"><button type="button"><div class="flex"><div class="font-medium line-clamp-1">${esc(upload.name)}</div><div class="text-xs">5.0 B</div></div></button></div>`,
  );
  const box = sent.length > 0 ? `<div class="mb-1">${sent.join("")}</div>` : "";
  return `<div class="chat-user w-full">${box}<div class="w-full"><div class="flex justify-end"><div class="rounded-xl whitespace-pre-wrap">${esc(text)}</div></div></div><div class="flex justify-end"><button class="copy-user-message">Copy</button></div></div>`;
}

function answer(scene: TurnScene, message: SourceMessage): string {
  const tools = scene.streaming(message) ? "" : '<div><button class="copy-response-button">Copy</button></div>';
  return `<div class="flex gap-1"><span id="response-message-model-name" class="line-clamp-1">GLM-5</span></div><div class="chat-assistant w-full markdown-prose"><div><div id="response-content-container" class="w-full flex flex-col relative"><div>${scene.html(message)}</div></div></div></div>${tools}`;
}

export const template: Template = {
  address: ({ id }) => `/c/${id}`,
  fresh: "/",
  title: (name) => (name ? `${name} • Z.ai` : "Z.ai"),
  grouping: "messages",
  frame: () =>
    '<div class="chats"></div><div id="chat-container"><div id="messages-container"><div class="list"></div></div><div id="message-input-container"><textarea id="chat-input"></textarea><div class="send"></div></div></div>',
  parts: {
    scroller: "#messages-container",
    turns: ".list",
    sidebar: ".chats",
    editor: "textarea",
    actions: ".send",
  },
  turn(scene) {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    const isPrompt = message.role === "user";
    return `<div class="flex w-full ${isPrompt ? "user-message group" : `message-${message.id}`}" id="message-${message.id}" dir=""><div class="flex-auto">${isPrompt ? prompt(scene, message) : answer(scene, message)}</div></div>`;
  },
  mount: all(),
  decorations,
  entry: ({ id, title }) => `<a href="/c/${id}">${esc(title)}</a>`,
  actions: (streaming) => `<button>${streaming ? "Stop" : "Send"}</button>`,
  style: ".whitespace-pre-wrap { white-space: pre-wrap } #response-content-container p { margin-block: 4px }",
};

export const start = play(template);
