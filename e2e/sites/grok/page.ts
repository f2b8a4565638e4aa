import { uuidId } from "../kit/ids.ts";
import { highlightedLines, shownName } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * grok.com: markup of pages saved 2026-03, with the sources of a newer answer. Assumed: KaTeX for maths, that all turns stay on
 * the page, that thinking stays folded, and where pictures that were uploaded stand. The stop button is known from
 * somebody's code only. Left out: the style that shows line breaks in paragraphs (2026-03), since the comparison takes
 * these for spaces.
 */
const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div class="not-prose"><div data-testid="code-block" class="relative"><div class="flex flex-row"><span class="font-mono text-xs">${esc(language ? shownName(language) : "text")}</span></div><div class="sticky"><button>Copy</button></div><div><pre class="shiki" tabindex="0"><code>${highlightedLines(
      text,
      language,
    )
      .map((line) => `<span class="line">${line}</span>`)
      .join("\n")}</code></pre></div></div></div>`,
  inlineCode: (text) =>
    `<span class="text-sm px-1 rounded-sm !font-mono bg-orange-400/10 text-orange-500">${esc(text)}</span>`,
  table: ({ html }) =>
    `<div class="relative group/table my-2"><div class="table-container relative"><table dir="auto">${html}</table></div><div class="print:hidden"></div></div>`,
  task: (checked) => `<button type="button" role="checkbox" aria-checked="${checked}" disabled></button> `,
  tag: (name) =>
    name === "p"
      ? ['<p dir="auto" class="break-words last:mb-0">', "</p>"]
      : name === "strong"
        ? ['<strong class="font-semibold">', "</strong>"]
        : undefined,
};

const bubble = (content: string): string =>
  `<div dir="auto" class="message-bubble relative rounded-3xl text-primary prose dark:prose-invert break-words">${content}<section class="inline-media-container flex flex-col gap-1 clear-both"></section><section class="auth-notification"></section></div>`;

function prompt(scene: TurnScene, { text, uploads }: SourceMessage): string {
  const pictures = (uploads ?? []).map((upload) =>
    upload.kind === "image"
      ? `<div class="attachment"><img alt="${esc(upload.name)}" width="120" height="120" src="${esc(scene.image(upload.id))}"></div>`
      : "",
  );
  return `${pictures.join("")}${bubble(`<div class="relative"><div class="relative response-content-markdown markdown">${scene.render(text)}</div></div>`)}<div class="order-first sticky"><div class="min-h-7"><button aria-label="Edit"></button></div></div><div class="action-buttons"><button aria-label="Copy"></button></div>`;
}

function reply(scene: TurnScene, message: SourceMessage): string {
  const thinking = message.thought
    ? `<div class="thinking-container mb-1"><div class="not-prose"><button type="button">${esc(message.thought.label)}</button></div></div>`
    : "";
  const pictures = (message.images ?? []).map(({ id, alt }) => {
    const address = esc(scene.image(id));
    return `<div class="relative group/image rounded-2xl" data-testid="lgUWl"><img class="absolute blur" alt="" width="512" height="512" src="${address}"><img class="object-cover" alt="${esc(alt)}" width="512" height="512" src="${address}"></div>`;
  });
  const cited = message.text.includes("{{cite:")
    ? '<div class="flex gap-2 mt-2 print:hidden"><div role="button" aria-label="3 sources" data-state="closed"><div class="size-5"><img class="size-4" alt="" role="presentation" src="/s2/favicons"></div><div class="truncate">3 sources</div></div></div>'
    : "";
  const tools = scene.streaming(message)
    ? ""
    : '<div class="action-buttons"><button aria-label="Regenerate"></button><div>1.3s</div></div>';
  return `${bubble(`${thinking}<div class="relative"><div class="relative response-content-markdown markdown">${scene.html(message)}</div>${pictures.join("")}${cited}</div>`)}${tools}`;
}

export const template: Template = {
  address: ({ id }) => `/c/${uuidId(id)}`,
  share: ({ id }) => `/share/c2hhcmQ_${uuidId(id)}`,
  fresh: "/",
  title: (name) => (name ? `${name} - Grok` : "Grok"),
  grouping: "messages",
  frame: () =>
    `<nav class="chats"></nav><main><div class="thread"><div class="relative flex w-full flex-col items-center older"></div><div class="w-full flex-col" id="last-reply-container"></div></div><div class="composer"><textarea></textarea><button id="model-select-trigger">Auto</button><div class="composer-actions"></div></div></main>`,
  parts: {
    scroller: ".thread",
    turns: ".older",
    sidebar: "nav.chats",
    editor: "textarea",
    actions: ".composer-actions",
  },
  turn: (scene) => {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    const side = message.role === "user" ? "items-end" : "items-start";
    return `<div class="relative group flex flex-col justify-center w-full ${side}" id="response-${uuidId(message.id)}">${message.role === "user" ? prompt(scene, message) : reply(scene, message)}</div>`;
  },
  mount: all({
    place: ({ index, count }, list) =>
      index >= count - 2 ? (document.querySelector("#last-reply-container") ?? list) : list,
  }),
  decorations,
  entry: ({ id, title }, shown) => `<a href="/c/${uuidId(id)}"${shown ? ' aria-current="page"' : ""}>${esc(title)}</a>`,
  actions: (streaming) =>
    `<button type="button" aria-label="${streaming ? "Stop" : "Submit"}"><svg viewBox="0 0 24 24"><path d="${streaming ? "M4 9.2v5.6c0 1.1.9 2 2 2" : "M6 11L12 5"}"></path></svg></button>`,
};

export const start = play(template);
