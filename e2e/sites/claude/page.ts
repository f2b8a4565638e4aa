import { highlighted } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { rows } from "../kit/page/mounting/rows.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * claude.ai: rows as measured on live pages in 2026-07, what stands in them as saved in 2026-02, 2026-03 and 2026-05,
 * cards, uploads, sources and the panel by what others' code looked for until 2026-09. Assumed: that a prompt is one
 * paragraph whatever its line breaks; tasks; what opened thinking holds; that a source's link has its title for a text.
 */
const decorations: Decorations = {
  code: ({ text, language, attributes }) =>
    `<div role="group" aria-label="${esc(language)} code" class="relative group/copy"${attributes}><div class="sticky"><button aria-label="Copy to clipboard"></button></div><div class="text-text-500 font-small">${esc(language)}</div><div class="overflow-x-auto"><pre class="code-block__code"><code class="language-${esc(language)}">${highlighted(text, language)}\n</code></pre></div></div>`,
  table: ({ html, attributes }) => `<div class="overflow-x-auto w-full"><table${attributes}>${html}</table></div>`,
  cite: (page) =>
    `<span class="inline-flex"><a class="group/tag relative" href="${esc(page.url)}" target="_blank"><span>${esc(page.title)}</span></a></span>`,
  tag: (name, attributes) =>
    name === "p"
      ? [`<p class="font-claude-response-body break-words whitespace-normal"${attributes}>`, "</p>"]
      : undefined,
};

/** Addresses in prompts become links. */
const linked = (text: string): string =>
  esc(text).replace(
    /https?:\/\/[^\s<]+/g,
    (address) => `<a href="${address}" target="_blank" class="underline">${address}</a>`,
  );

function prompt({ image, language }: TurnScene, message: SourceMessage): string {
  const uploads = (message.uploads ?? []).map((upload) =>
    upload.kind === "image"
      ? `<div><button data-testid="${esc(upload.name)}"><img alt="${esc(upload.name)}" src="${esc(image(upload.id))}"></button></div>`
      : `<div data-testid="file-thumbnail"><button><div><h3>${esc(upload.name)}</h3><p>${esc(upload.type)}</p></div></button></div>`,
  );
  const said = language === "de" ? "Du hast gesagt" : "You said";
  return `<h2 class="sr-only">${said}: ${esc(message.text.split("\n")[0] ?? "")}</h2><div>${uploads.join("")}</div><div data-user-message-bubble="true" data-cds="UserMessage"><div class="flex"><div data-testid="user-message" class="grid grid-cols-1 gap-2"><p class="whitespace-pre-wrap break-words">${linked(message.text)}</p></div></div></div><div role="group" aria-label="Message actions"><span>1:38 pm</span><button data-testid="action-bar-retry" aria-label="Retry"></button><button data-testid="action-bar-edit" aria-label="Edit"></button><button data-testid="action-bar-copy" aria-label="Copy"></button></div>`;
}

/** A line above the answer; what it opens is on the page only while it is open. */
function status({ open, render }: TurnScene, { thought }: SourceMessage): string {
  if (!thought) return '<div class="row-start-1"></div>';
  const body = open("status") ? `<div class="standard-markdown grid">${render(thought.text)}</div>` : "";
  return `<div class="row-start-1"><div><button class="group/status flex" aria-expanded="${open("status")}"><span>${esc(thought.label)}</span></button><div>${body}</div></div></div>`;
}

const cardPlace = "<!--card-->";

/** Texts with the card of a document between them. */
function texts(scene: TurnScene, message: SourceMessage): string {
  const { writing } = message;
  const card = `<div class="group/artifact-block"><button class="artifact-block-cell"></button><div class="artifact-block-cell"><div class="line-clamp-1">${esc(writing?.title ?? "")}</div><div class="text-text-400">Document</div></div></div>`;
  const classes = scene.streaming(message) ? "progressive-markdown" : "standard-markdown";
  return scene
    .html(message, cardPlace)
    .split(cardPlace)
    .map((html) => `<div class="${classes} grid grid-cols-1 gap-3">${html}</div>`)
    .join(card);
}

/** The answer's own text stands in a slot of the same class as the line above it. */
function answer(scene: TurnScene, message: SourceMessage): string {
  const writing = scene.streaming(message);
  const actions = writing
    ? ""
    : '<div role="group" aria-label="Message actions"><button data-testid="action-bar-copy" aria-label="Copy"></button><button data-testid="action-bar-retry" aria-label="Retry"></button></div>';
  const said = `<h2 class="sr-only">Claude responded: ${esc(message.text.slice(0, 60))}</h2>`;
  return `<div data-is-streaming="${writing}" class="group relative">${said}<div class="font-claude-response relative"><div class="grid grid-rows-[auto_auto]">${status(scene, message)}<div class="row-start-2"><div class="grid"><div class="row-start-1">${texts(scene, message)}</div></div></div></div></div></div>${actions}`;
}

export const template: Template = {
  address: ({ id }) => `/chat/${id}`,
  fresh: "/new",
  title: (name) => (name ? `${name} - Claude` : "Claude"),
  grouping: "messages",
  frame: () =>
    '<div><div data-testid="sidebar" class="overflow-y-auto"></div></div><main data-perf-region="main"><div data-testid="chat-header"><button data-testid="model-selector-dropdown" aria-label="Model: Opus 5">Opus 5</button></div><div data-autoscroll-container="true" class="overflow-y-auto"><button class="sr-only">Load earlier messages</button><div data-rocksteady-sizer data-sizer-excess="0" role="feed"></div></div><div class="ProseMirror" contenteditable="true" role="textbox"></div><div class="buttons"></div></main><div class="panel-place"></div>',
  parts: {
    scroller: "[data-autoscroll-container]",
    turns: "[data-rocksteady-sizer]",
    sidebar: '[data-testid="sidebar"]',
    editor: ".ProseMirror",
    actions: ".buttons",
  },
  turn(scene) {
    const [message] = scene.messages;
    const { index, count } = scene;
    const content = !message ? "" : message.role === "user" ? prompt(scene, message) : answer(scene, message);
    return `<div data-index="${index}" data-rs-index="${index}"><div role="article" aria-posinset="${index + 1}" aria-setsize="${count}"><div data-test-render-count="${(index % 3) + 1}">${content}</div></div></div>`;
  },
  mount: rows({ keepNewest: 3 }),
  decorations,
  entry: ({ id, title }, shown) =>
    `<a href="/chat/${id}"${shown ? ' aria-current="page"' : ""}><span class="truncate">${esc(title)}</span></a>`,
  actions: (streaming) => `<button aria-label="${streaming ? "Stop response" : "Send message"}"></button>`,
  toggles: { status: 'button[class~="group/status"]' },
  panels: [
    {
      button: "button.artifact-block-cell",
      into: ".panel-place",
      close: "button",
      html: ({ answer: written, render }) =>
        `<div data-testid="artifact-panel"><h2 title="${esc(written?.writing?.title ?? "")}">${esc(written?.writing?.title ?? "")}</h2><button aria-label="Close"></button><div id="markdown-artifact" class="font-claude-response"><div class="standard-markdown">${render(written?.writing?.markdown ?? "")}</div></div></div>`,
    },
  ],
};

export const start = play(template);
