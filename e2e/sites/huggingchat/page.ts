import { hexId } from "../kit/ids.ts";
import { highlighted } from "../kit/page/code.ts";
import { esc, iconButton } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * chat-ui 0.20: markup of pages that its front end made of a made-up conversation, one of them while an answer was pending
 * (2026-08). Known from its source only: that all messages are on the page. Assumed: the label of folded thinking and that
 * its text is off the page then; addresses of pictures.
 */
const copied =
  '<div class="pointer-events-none absolute rounded-sm bg-black opacity-0"><div class="absolute"></div>Copied</div>';

const copy = `<button type="button" title="Copy to clipboard" class="btn rounded-lg border"><div class="relative"><svg width="16" height="16"></svg>${copied}</div></button>`;

const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div class="group relative my-4 rounded-lg"><div class="pointer-events-none sticky top-0 w-full"><div class="pointer-events-auto absolute top-2 right-2 flex">${copy}</div></div><pre class="scrollbar-custom overflow-auto px-5 font-mono"><code>${highlighted(text, language)}\n</code></pre></div>`,
  table: ({ html }) => `<table>${html.replace(/ style="text-align:(\w+)"/g, ' align="$1"')}</table>`,
  link: {
    open: (address) => `<a href="${esc(address)}" target="_blank" rel="noreferrer">`,
    close: "</a>",
  },
};

/** Id that the page shows for a conversation. */
export const chatId = (id: string): string => hexId(id, 24);

const card = (inside: string): string =>
  `<div role="button" tabindex="0" class="clickable"><div class="group relative flex items-center rounded-xl shadow-xs">${inside}</div></div>`;

function prompt(scene: TurnScene, { text, uploads = [] }: SourceMessage): string {
  const sent = uploads.map((upload) =>
    card(
      upload.kind === "image"
        ? `<div class="h-36 overflow-hidden rounded-xl"><img class="h-36 bg-gray-200 object-cover" src="${esc(scene.image(upload.id))}" alt="${esc(upload.name)}"></div>`
        : `<div class="flex h-14 w-64 items-center gap-2 overflow-hidden rounded-xl border"><div class="grid size-10"><svg width="20" height="20"></svg></div><dl class="flex flex-col items-start truncate leading-tight"><dd class="text-sm">${esc(upload.name)}</dd><dt class="text-xs text-gray-400">${esc(upload.type)}</dt></dl></div>`,
    ),
  );
  const box = sent.length > 0 ? `<div class="flex w-fit gap-4 px-5">${sent.join("")}</div>` : "";
  return `<div class="flex w-full flex-col gap-2">${box}<div class="flex w-full flex-row flex-nowrap"><p class="disabled w-full appearance-none bg-inherit px-5 py-3.5 text-wrap wrap-break-word whitespace-break-spaces text-gray-500">${esc(text)}</p></div><div class="absolute -bottom-4 ml-3.5 flex w-full items-center gap-1.5"><button title="Edit" type="button" class="hidden h-5"><svg width="12" height="12"></svg>Edit</button><button title="Copy to clipboard" type="button" class="hidden h-5"><svg width="12" height="12"></svg>Copy</button></div></div>`;
}

const prose = (html: string, small = ""): string => `<div class="prose ${small}max-w-none text-smd">${html}</div>`;

function thinking({ open, render }: TurnScene, { thought }: SourceMessage): string {
  if (!thought) return "";
  const isOpen = open("thinking");
  return `<div data-exclude-from-copy class="not-last:mb-1"><div class="not-last:mb-1"><button type="button" class="group/header flex w-fit" aria-label="${isOpen ? "Collapse" : "Expand"}"><span class="text-sm font-medium">${esc(thought.label)}</span><svg width="16" height="16"></svg></button>${isOpen ? prose(render(thought.text), "prose-sm mt-2 ") : ""}</div></div>`;
}

/** Which route a router took, by which model and where. */
const routed = (model: string): string =>
  `<div class="mr-2 flex items-center gap-1.5 truncate"><span class="truncate rounded-sm bg-gray-100 px-1 font-mono">code</span><span class="text-gray-500">with</span><span class="truncate rounded-sm bg-gray-100 px-1.5 font-mono">${esc(model)}</span><span class="text-gray-500 @max-xl:hidden">via</span><a target="_blank" class="flex items-center gap-1 truncate rounded-sm px-1 font-mono" href="https://huggingface.co/togethercomputer">together</a></div>`;

function answer(scene: TurnScene, message: SourceMessage): string {
  const before = message.preface ? prose(scene.render(message.preface.text)) : "";
  const footer = scene.streaming(message)
    ? ""
    : `<div class="absolute -bottom-3.5 right-1 flex max-w-[100cqw] items-center gap-0.5">${routed(message.model ?? "model-x")}${copy}${iconButton("Retry", 'type="button" title="Retry"')}</div>`;
  return `<svg width="20" height="20"></svg><div class="relative flex min-w-[60px] flex-col gap-2 rounded-2xl border px-5 py-3.5"><div>${before}${thinking(scene, message)}${prose(scene.html(message))}</div></div>${footer}`;
}

export const template: Template = {
  address: ({ id }) => `/conversation/${chatId(id)}`,
  fresh: "/",
  title: (name) => name ?? "ChatUI",
  grouping: "messages",
  frame: () =>
    '<div id="app"><nav class="flex md:hidden"><span class="max-w-full truncate px-4 first-letter:uppercase" data-testid="chat-title"></span></nav><nav><a href="/" title="Ctrl/Cmd + Shift + O">New Chat</a><div class="chats scrollbar-custom"></div></nav><div class="relative flex"><div class="messages scrollbar-custom" tabindex="0" aria-label="Conversation messages"><div class="mx-auto flex h-full max-w-3xl flex-col"><div class="list flex h-max flex-col gap-8"></div></div></div><div class="pointer-events-none absolute"><form onsubmit="return false" aria-label="file dropzone"><textarea placeholder="Ask anything"></textarea><div class="send"></div></form><div class="mt-1"><a class="inline-flex" href="/settings/org/model-x"><span>Model:</span> <span class="truncate">org/model-x</span></a></div></div></div></div>',
  parts: { scroller: ".messages", turns: ".list", sidebar: ".chats", editor: "textarea", actions: ".send" },
  turn(scene) {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    return message.role === "user"
      ? `<div data-message-type="user" role="presentation" class="group relative w-full items-start" data-message-id="${message.id}">${prompt(scene, message)}</div>`
      : `<div data-message-role="assistant" role="presentation" class="group relative -mb-4 flex w-fit" data-message-id="${message.id}">${answer(scene, message)}</div>`;
  },
  mount: all(),
  decorations,
  toggles: { thinking: "[data-exclude-from-copy] button" },
  entry: ({ id, title }) => `<a href="/conversation/${chatId(id)}"><span>${esc(title)}</span></a>`,
  actions: (streaming) =>
    streaming
      ? '<button type="button" aria-label="Stop generating" class="stop-generating-btn btn stop-generating-btn--spinning"><span class="sr-only">Stop generating</span></button>'
      : '<button type="submit" aria-label="Send message" name="submit"></button>',
  refresh(body, chat) {
    const name = body.querySelector('[data-testid="chat-title"]');
    if (name) name.textContent = chat?.source.title ?? "";
  },
  style: ".whitespace-break-spaces { white-space: break-spaces } .opacity-0 { opacity: 0 }",
};

export const start = play(template);
