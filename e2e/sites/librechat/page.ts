import hljs from "highlight.js/lib/common";
import { highlighted } from "../kit/page/code.ts";
import { esc, iconButton } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { katexWhole } from "../kit/page/maths.ts";
import { paged } from "../kit/page/mounting/paged.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * LibreChat 0.8.8: markup of a page that its client made of a made-up conversation (2026-08). Known from its source only:
 * opened thinking, which is shown as plain text; what marks an answer being written; that older rows come bit by bit.
 * Assumed: that they come when the top is near; formulas in prompts.
 */
const guessed = (text: string): string => hljs.highlightAuto(text).language ?? "plaintext";

const tools =
  '<button type="button" aria-label="Download code"></button><button type="button" aria-label="Copy code"></button>';

const decorations: Decorations = {
  code({ text, language }) {
    const name = esc(language || guessed(text));
    return `<pre><div class="relative w-full overflow-hidden rounded-xl border border-border-light text-xs"><div><div class="flex items-center justify-between bg-surface-primary-alt"><span class="flex items-center gap-1.5 text-xs font-medium"><svg width="16" height="16"></svg>${name}</span><div class="flex items-center justify-center gap-2">${tools}</div></div></div><div class="overflow-y-auto bg-surface-chat p-4"><code class="hljs language-${name} !whitespace-pre">${highlighted(text, language)}\n</code></div><div class="absolute bottom-2 right-2 flex opacity-0">${tools}</div></div></pre>`;
  },
  table: ({ html }) =>
    `<div class="markdown-table-container" data-markdown-index="0"><div class="markdown-table-toolbar">${iconButton("Copy table Markdown", 'type="button" class="markdown-table-action"')}${iconButton("Expand table", 'type="button" class="markdown-table-action"')}</div><div class="markdown-table-wrapper w-full max-w-full"><table>${html}</table></div></div>`,
  // `$$…$$` inside a line is no display formula here.
  maths: (tex, kind) => katexWhole(tex, kind === "block"),
  tag(name, attributes) {
    return name === "p" ? [`<p class="mb-2 whitespace-pre-wrap"${attributes}>`, "</p>"] : undefined;
  },
};

const time =
  '<time datetime="2026-11-20T10:00:00.000Z" title="Nov 20, 2026, 10:00 AM" class="message-timestamp ml-auto text-xs">12 hours ago</time>';

const container = (inside: string): string =>
  `<div class="text-message flex min-h-[20px] flex-col items-start gap-3 overflow-visible [.text-message+&]:mt-5" dir="auto">${inside}</div>`;

const markdown = (state: string, html: string): string =>
  `<div class="${state}markdown prose message-content dark:prose-invert light w-full break-words text-text-primary">${html}</div>`;

function turn(side: string, head: string, body: string, buttons: string): string {
  return `<div class="relative flex min-w-0 flex-col ${side}"><h2 class="mb-1 flex min-h-7 w-full select-none items-center text-sm">${head}${time}</h2><div class="flex w-full flex-col gap-1"><div class="flex min-h-[20px] max-w-full flex-grow flex-col gap-0" data-testid="message-body">${body}</div><div class="w-full"><div class="mt-1 flex gap-3 empty:hidden lg:flex"><div class="group visible flex justify-center gap-0.5">${buttons}</div></div></div></div></div>`;
}

function uploads(scene: TurnScene, message: SourceMessage): string {
  const each = (message.uploads ?? []).map((upload) =>
    upload.kind === "image"
      ? `<div><button type="button" aria-label="View ${esc(upload.name)} in dialog" aria-haspopup="dialog" class="relative mt-1 w-full max-w-lg"><div class="animate-pulse absolute inset-0" aria-hidden="true"></div><img alt="${esc(upload.name)}" src="${esc(scene.image(upload.id))}" class="relative block size-full object-contain"></button></div>`
      : `<div class="group relative inline-block text-sm text-text-primary"><button type="button" aria-label="${esc(upload.name)}" class="relative overflow-hidden rounded-2xl border"><div class="w-56 p-1.5"><div class="flex flex-row items-center gap-2"><div class="size-10"><svg width="36" height="36"></svg></div><div class="overflow-hidden"><div class="truncate font-medium" title="${esc(upload.name)}">${esc(upload.name)}</div><div class="truncate text-text-secondary" title="Document">Document</div></div></div></div></button></div>`,
  );
  return each.join("");
}

function prompt(scene: TurnScene, message: SourceMessage): string {
  const head = `<span class="sr-only">Prompt ${scene.index + 1}: Test User</span>`;
  const body = container(uploads(scene, message) + markdown("", scene.render(message.text)));
  const buttons = iconButton("Read aloud", "") + iconButton("Copy to clipboard", "");
  return turn("user-turn ml-auto items-end w-fit", head, body, buttons);
}

/** Its text is on the page only while it is open. */
function thinking({ open }: TurnScene, { id, thought }: SourceMessage): string {
  if (!thought) return "";
  const isOpen = open("thinking");
  const text = `<div class="relative pl-3 text-text-secondary"><div class="absolute left-0 border-l-2"></div><p class="whitespace-pre-wrap leading-[26px]">${esc(thought.text)}</p></div>`;
  return `<div class="group/reasoning"><div class="group/thinking-container"><div class="mb-2 pb-2 pt-2"><div class="group/thinking flex w-full items-center"><button type="button" aria-expanded="${isOpen}" aria-controls=":${id}:" class="group/button flex flex-1 items-center"><span class="relative mr-1.5"><svg width="18" height="18"></svg></span><span class="min-w-0 truncate text-left">Thoughts</span></button><button type="button" aria-label="Copy thoughts to clipboard"><span class="sr-only">Copy thoughts to clipboard</span></button></div></div><div id=":${id}:" role="group" aria-label="Thoughts" aria-hidden="${!isOpen}" style="display:grid"><div class="relative overflow-hidden"${isOpen ? "" : " inert"}>${isOpen ? text : ""}</div></div></div></div>`;
}

function answer(scene: TurnScene, message: SourceMessage): string {
  const model = esc(message.model ?? "gpt-x");
  const head = `<span aria-hidden="true" class="flex size-6"><div title="ChatGPT"><svg width="20" height="20"></svg></div></span><span class="sr-only">Response ${scene.index + 1}: </span><span class="group/label inline-grid min-w-0 max-w-full"><span class="[grid-area:1/1] truncate">${model.toUpperCase()}</span><span aria-hidden="true" class="[grid-area:1/1] truncate opacity-0">${model}</span><span class="sr-only">Model: ${model}</span></span>`;
  const writing = scene.streaming(message);
  const text = container(markdown(writing ? "submitting result-streaming " : "", scene.html(message)));
  const buttons = writing
    ? ""
    : `${iconButton("Read aloud", "")}${iconButton("Copy to clipboard", 'data-testid="copy-response-button"')}${iconButton("Regenerate", "")}`;
  return turn("agent-turn flex-1", head, thinking(scene, message) + text, buttons);
}

/** An answer on its way has its prompt's id with a line behind it (source). */
const idOf = (scene: TurnScene, message: SourceMessage): string =>
  scene.streaming(message) ? `${message.parent}_` : message.id;

export const template: Template = {
  address: ({ id }) => `/c/${id}`,
  fresh: "/c/new",
  // The window keeps the software's name after loading.
  title: () => "LibreChat",
  grouping: "messages",
  frame: () =>
    '<div id="root"><nav><h2 class="sr-only">Chat history</h2><div class="chats" role="grid"></div></nav><div id="messages-view"><main role="main"><h1 class="sr-only"></h1><div class="relative h-full"><div class="scrollbar-gutter-stable"><div class="flex flex-col pb-9 pt-14"><div data-testid="screenshot-target"></div><div id="messages-end" class="group h-0"></div></div></div><nav aria-label="Message navigation" class="group/nav absolute right-2"><button type="button" disabled></button></nav></div><form onsubmit="return false"><textarea id="prompt-textarea" data-testid="text-input"></textarea><div class="send"></div></form></main></div></div>',
  parts: {
    scroller: ".scrollbar-gutter-stable",
    turns: '[data-testid="screenshot-target"]',
    sidebar: ".chats",
    editor: "textarea",
    actions: ".send",
  },
  turn(scene) {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    const inside = message.role === "user" ? prompt(scene, message) : answer(scene, message);
    return `<div class="w-full border-0 bg-transparent text-text-primary"><div class="m-auto justify-center px-4 py-3 sm:px-0"><div id="${idOf(scene, message)}" role="group" aria-label="Message ${scene.index + 1}" class="message-render group mx-auto flex min-w-0 flex-1">${inside}</div></div></div>`;
  },
  mount: paged({ zone: 400 }),
  decorations,
  toggles: { thinking: 'button[class~="group/button"]' },
  entry: ({ title }, shown) =>
    `<div class="px-3" data-testid="convo-list-row"><div class="group relative flex h-12" role="button" tabindex="0" data-testid="convo-item"><div class="flex min-w-0 grow" title="${esc(title)}"${shown ? ' aria-current="page"' : ""}><div data-testid="convo-icon" title="ChatGPT" aria-hidden="true"><svg width="20" height="20"></svg></div><div class="relative flex-1 grow overflow-hidden whitespace-nowrap" aria-label="${esc(title)}">${esc(title)}<div class="absolute" aria-hidden="true"></div></div></div></div></div>`,
  actions: (streaming) =>
    streaming
      ? '<button type="button" aria-label="Stop generating"></button>'
      : '<button type="button" id="send-button" aria-label="Send message"></button>',
  refresh(body, chat) {
    const name = body.querySelector("main h1");
    if (name) name.textContent = chat?.source.title ?? "";
  },
  style:
    ".whitespace-pre-wrap { white-space: pre-wrap } .message-content code { white-space: pre } .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }",
};

export const start = play(template);
