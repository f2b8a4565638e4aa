import { digitId, uuidId } from "../kit/ids.ts";
import { highlightedLines, shownName } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { mathsImage } from "../kit/page/maths.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * www.meta.ai: markup of a page saved 2026-05, of one question and its answer. Assumed: that all turns stay on the page, that
 * the lines of code have no line ends between them, formulas inside of sentences, tasks, uploads and generated pictures,
 * and what the marks of an answer say while it is written.
 */
const formula = (tex: string): string =>
  mathsImage(tex).replace("<img ", '<img class="my-1 inline-block max-w-full align-middle dark:invert" ');

/** Addresses of other sites go through one of Meta's. */
const outward = (address: string): string =>
  /^https?:/.test(address) ? `https://l.meta.ai/?u=${encodeURIComponent(address)}&h=AUC` : address;

const decorations: Decorations = {
  code: ({ text, language }) => {
    const lines = highlightedLines(text, language).map(
      (line) =>
        `<span class="block before:content-[counter(line)]" style="display: block; min-height: 1em">${line}</span>`,
    );
    const marked = `data-language="${esc(language)}"`;
    return `<div class="ur-code-block"><div class="ur-code-block__header"><div class="ur-code-block__header-left"><span class="ur-code-block__metadata">${esc(language ? shownName(language) : "Code")}</span></div><div class="ur-code-block__header-right"><button aria-label="Copy response"><canvas width="26" height="26"></canvas></button></div></div><div class="ur-code-block__content"><div dir="auto" class="prose"><div ${marked} data-streamdown="code-block"><div ${marked} data-streamdown="code-block-header"><span class="ml-1 font-mono lowercase">${esc(language)}</span></div><div ${marked} data-streamdown="code-block-body"><pre style="white-space: pre"><code>${lines.join("")}</code></pre></div></div></div></div></div>`;
  },
  table: ({ html }) =>
    `<div class="group/table"><div><div class="w-full overflow-x-auto ur-table__wrapper"><table class="table-auto">${html.replace(/(<t[hd][^>]*>)(.*?)(<\/t[hd]>)/g, "$1<p>$2</p>$3")}</table></div></div><div class="flex justify-end"><button aria-label="Copy table"><canvas width="26" height="26"></canvas></button></div></div>`,
  maths: (tex, kind) =>
    kind === "block" ? `<div class="flex min-w-0 w-full justify-center">${formula(tex)}</div>` : formula(tex),
  link: {
    open: (address) =>
      `<a href="${esc(outward(address))}" target="_blank" rel="noopener noreferrer" class="text-primary underline">`,
    close: "</a>",
  },
  tag: (name) => (name === "strong" ? ['<span class="font-semibold" data-streamdown="strong">', "</span>"] : undefined),
};

export const messageId = ({ id, role }: SourceMessage): string => `${uuidId(id)}_${digitId(id, 19)}_${role}`;

function prompt(scene: TurnScene, { text, uploads }: SourceMessage): string {
  const pictures = (uploads ?? []).map(({ name, ...upload }) =>
    upload.kind === "image"
      ? `<img alt="${esc(name)}" width="300" height="200" src="${esc(scene.image(upload.id))}">`
      : "",
  );
  return `<div data-message-type="user" class="group/user-message mx-auto w-full"><div data-slot="flexbox" class="flex justify-end"><div class="relative flex flex-col items-end">${pictures.join("")}<div class="bg-fill-secondary rounded-22"><div class="relative"><div class="overflow-hidden"><span dir="auto" data-slot="text" class="text-response whitespace-pre-wrap" style="white-space: pre-wrap">${esc(text)}</span></div><button type="button" aria-label="Expand message"></button></div></div><div><div data-slot="flexbox"><span data-state="closed"><span dir="auto" data-slot="text" class="text-caption-1">Today</span></span><button aria-label="Copy response"><canvas width="26" height="26"></canvas></button></div></div></div></div></div>`;
}

/** The answer's blocks, each run of texts and each other thing in a box of its own. */
function pieces(html: string): string {
  const held = document.createElement("template");
  held.innerHTML = html;
  const out: string[] = [];
  let run = "";
  const close = (): void => {
    if (run)
      out.push(`<div dir="auto" class="ur-markdown prose citation-aware"><div class="space-y-4">${run}</div></div>`);
    run = "";
  };
  for (const block of held.content.children) {
    if (!block.matches(".ur-code-block, [class='group/table'], .justify-center")) run += block.outerHTML;
    else {
      close();
      out.push(block.outerHTML);
    }
  }
  close();
  return out
    .map(
      (piece) =>
        `<div class="min-w-0"><div class="markdown-content min-w-0"><div class="stack">${piece}</div></div></div>`,
    )
    .join("");
}

function reply(scene: TurnScene, message: SourceMessage): string {
  const writing = scene.streaming(message);
  const pictures = (message.images ?? []).map(
    ({ id, alt }) =>
      `<div><button type="button"><img alt="${esc(alt)}" width="512" height="512" src="${esc(scene.image(id))}"></button></div>`,
  );
  const tools = writing
    ? ""
    : '<div class="group/assistant-message-actions"><div data-slot="flexbox"><button aria-label="Like this response"><div class="lottie-fill-current" aria-hidden="true"></div></button><button aria-label="Copy response"><canvas width="26" height="26"></canvas></button></div></div>';
  return `<div data-slot="flexbox" class="flex flex-col"><div class="w-full min-w-0"><div class="group/assistant-message relative min-w-0" data-testid="assistant-message" data-streaming-state="${writing ? "STREAMING" : "DONE"}" data-streaming-complete="${!writing}"><div class="mt-4"><div class="min-w-0 space-y-6">${pieces(scene.html(message))}${pictures.join("")}</div>${tools}</div></div></div></div>`;
}

export const template: Template = {
  address: ({ id }) => `/prompt/${uuidId(id)}`,
  fresh: "/",
  title: (name) => (name ? `${name} | Meta AI` : "Meta AI"),
  grouping: "messages",
  frame: () =>
    `<nav class="chats"></nav><main><div class="group/scroller flex flex-col"><div class="flex flex-col turns"></div></div><div class="composer"><textarea></textarea><div class="composer-actions"></div></div></main>`,
  parts: {
    scroller: "main > .group\\/scroller",
    turns: ".turns",
    sidebar: "nav.chats",
    editor: "textarea",
    actions: ".composer-actions",
  },
  turn: (scene) => {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    const content = message.role === "user" ? prompt(scene, message) : reply(scene, message);
    return `<div data-message-item="true" data-message-id="${messageId(message)}" class="mt-4">${content}</div>`;
  },
  mount: all(),
  decorations,
  entry: ({ id, title }, shown) =>
    `<a href="/prompt/${uuidId(id)}"${shown ? ' aria-current="page"' : ""}>${esc(title)}</a>`,
  actions: (streaming) => `<button type="button" aria-label="${streaming ? "Stop" : "Send"}"></button>`,
};

export const start = play(template);
