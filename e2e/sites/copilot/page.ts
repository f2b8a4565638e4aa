import { letterId } from "../kit/ids.ts";
import { highlighted } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * copilot.microsoft.com: markup of pages saved 2025-08 and 2026-03, with sources as in a page reduced from a live one
 * (2026-07). Assumed: KaTeX for maths, `input` boxes for tasks, that all turns stay on the page, that shared pages are
 * drawn like chats. The stop button is known from somebody's code only.
 */
export const nanoid = (id: string): string => letterId(id, 21);

const dummy = '<i tabindex="0" role="none" data-tabster-dummy="" aria-hidden="true"></i>';

const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div class="rounded-xl dark:border dark:border-stroke-250"><div class="flex w-full items-center justify-between rounded-t-xl"><span class="capitalize">${esc(language || "Code")}</span><button type="button" title="Copy code" data-copy="false"><div class="flex" aria-hidden="true">Copy</div></button></div><div class="rounded-b-xl px-4"><div class="horizontal-scrollbar overflow-x-auto whitespace-pre font-mono text-sm"><pre><code class="text-sm font-ligatures-none">${highlighted(text, language)}\n</code></pre></div></div></div>`,
  inlineCode: (text) =>
    `<code class="font-ligatures-none mx-0.5 rounded-[4px] border border-stroke-300">${esc(text)}</code>`,
  table: ({ html }) => `<div class="max-w-full"><table class="t-table">${html}</table></div>`,
  cite: ({ url, title }) =>
    `<span class="font-bold cursor-pointer" role="button" data-url="${esc(url)}">${esc(title)}</span>`,
  tag: (name) => (name === "p" ? ['<p><span class="font-ligatures-none">', "</span></p>"] : undefined),
};

function prompt(message: SourceMessage): string {
  const id = `${nanoid(message.id)}-user-message`;
  return `<div data-tabster='{"groupper":{"tabbability":2}}' class="space-y-1" id="${id}" aria-labelledby="${id}" tabindex="0" role="article"><div class="relative space-y-3"><h5 class="sr-only" aria-label="You said" data-copy="false">You said</h5><div class="flex w-full flex-col items-end" data-content="user-message"><div class="font-ligatures-none h-fit self-end whitespace-pre-wrap break-words rounded-2xl px-5 py-3 text-base" style="white-space: pre-wrap">${esc(message.text)}</div></div></div></div>`;
}

function reply(scene: TurnScene, message: SourceMessage): string {
  const id = nanoid(message.id);
  const tools = scene.streaming(message)
    ? ""
    : `<div class="pointer-events-none flex gap-2" data-copy="false" data-testid="message-item-reactions"><button title="Good response" data-testid="message-thumbs-up-button"></button><button title="Copy message" data-testid="copy-message-button"></button><button aria-haspopup="dialog" data-testid="create-page">Edit in a page</button></div>`;
  return `<div data-tabster='{"groupper":{"tabbability":2}}' data-content="ai-message" data-testid="ai-message" aria-labelledby="${id}-author ${id}-content-0" tabindex="0" role="article"><div class="relative"><h6 id="${id}-author" class="sr-only" aria-label="Copilot said" data-copy="false">Copilot said</h6></div><div class="space-y-3 mt-3"><div class="group/ai-message-item space-y-3 break-words" id="${id}-content-0">${scene.html(message)}${tools}</div></div></div>`;
}

export const template: Template = {
  address: ({ id }) => `/chats/${nanoid(id)}`,
  share: ({ id }) => `/shares/${nanoid(id)}`,
  fresh: "/",
  title: (name) => (name ? `Microsoft Copilot: ${name}` : "Microsoft Copilot: Your AI companion"),
  grouping: "messages",
  frame: () =>
    `<nav class="sidebar"></nav><main><div class="chat-scroller"><div class="mb-4 grow px-6 max-w-chat w-full" data-content="conversation" data-copy="false">${dummy}<div class="relative pt-10 space-y-8" data-testid="backstage-chats"><div class="flex items-center"><span class="opacity-70" data-testid="date-divider">Today</span></div></div><div class="min-h-[60px]" data-testid="highlighted-chats"><div class="newest pb-6 space-y-8"></div><div class="mt-auto"><button type="button" aria-pressed="false"><span>What else is there to know?</span></button></div></div></div></div><div class="composer"><textarea id="userInput"></textarea><button data-testid="composer-chat-mode-smart-button">Smart</button><div class="composer-actions"></div></div></main>`,
  parts: {
    scroller: ".chat-scroller",
    turns: '[data-testid="backstage-chats"]',
    sidebar: "nav.sidebar",
    editor: "#userInput",
    actions: ".composer-actions",
  },
  turn: (scene) => {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    return message.role === "user" ? prompt(message) : reply(scene, message);
  },
  mount: all({
    place: ({ index, count }, list) =>
      index >= count - 2 ? (document.querySelector('[data-testid="highlighted-chats"] > .newest') ?? list) : list,
  }),
  decorations,
  entry: ({ id, title }, shown) =>
    `<a href="/chats/${nanoid(id)}"${shown ? ' aria-current="page"' : ""}>${esc(title)}</a>`,
  actions: (streaming) =>
    streaming
      ? '<button data-testid="stop-button" title="Interrupt message"></button>'
      : '<button data-testid="submit-button" title="Submit message"></button>',
};

export const start = play(template);
