import { letterId } from "../kit/ids.ts";
import { highlighted } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * www.perplexity.ai: markup of pages saved 2026-02, with the code blocks and the sticky head of tables as described (2026-05).
 * Assumed: tasks, that all turns stay on the page, the shape of addresses. The stop button is known from somebody's code only.
 */
const decorations: Decorations = {
  code: ({ text, language }) =>
    `<pre class="not-prose w-full rounded font-mono text-sm"><div class="codeWrapper"><div class="sticky"><div data-testid="code-language-indicator">${esc(language)}</div><button>Run Code</button></div><div class="pr-lg"><span><code style="white-space: pre;"><span>${highlighted(text, language)}\n</span></code></span></div></div></pre>`,
  table: ({ html, head }) =>
    `<div class="group relative my-[1em]"><div aria-hidden="true" class="sticky"><table><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join("")}</tr></thead></table></div><div class="w-full overflow-auto"><table class="my-0 w-full">${html}</table></div></div>`,
  cite: ({ url, title, more }) =>
    `<span class="citation-nbsp"></span><span class="inline-flex" aria-label="${esc(title)}" data-state="closed"><span class="citation inline" data-pplx-citation="" data-pplx-citation-url="${esc(url)}" rel="nofollow noopener"><a rel="noopener" target="_blank" href="${esc(url)}"><span class="text-3xs">${esc(new URL(url).hostname.split(".")[0] ?? "")}${more ? `<span>+${more}</span>` : ""}</span></a></span>\u200b</span>`,
};

const question = ({ text }: SourceMessage, isFirst: boolean): string => {
  const name = isFirst ? "h1" : "div";
  return `<div class="bg-base"><div class="relative z-10"><div class="group relative flex items-end"><div class="flex items-start gap-2"><div class="flex opacity-0" aria-hidden="false"><button aria-label="Edit Query"></button></div><div class="group/title relative"><${name} class="group/query relative whitespace-pre-line break-words" style="white-space: pre-wrap"><div class="p-3 bg-subtler rounded-2xl"><span class="font-sans text-base select-text break-words">${esc(text)}</span></div></${name}></div></div></div></div></div>`;
};

function answer(scene: TurnScene, message: SourceMessage): string {
  const steps = '<div class="flex flex-col gap-sm"><button type="button">Reviewed 10 sources</button></div>';
  const tools = scene.streaming(message)
    ? ""
    : '<div class="flex items-center justify-between"><button aria-label="Share"></button><button aria-label="Copy"></button></div>';
  return `<div class="gap-y-lg flex flex-col">${steps}<div><div class="relative font-sans text-base"><div class="min-w-0 break-words"><div dir="auto" id="markdown-content-${scene.index}"><div class="has-inline-images my-2"><div><div><div class="prose dark:prose-invert inline leading-relaxed break-words">${scene.html(message)}</div></div></div></div></div></div></div></div>${tools}</div>`;
}

const address = (id: string): string => `/search/some-first-words-${letterId(id, 22)}`;

export const template: Template = {
  address: ({ id }) => address(id),
  fresh: "/",
  title: (name) => (name ? `${name} - Perplexity` : "Perplexity"),
  grouping: "pairs",
  frame: () =>
    `<nav class="chats"></nav><main><div role="tablist"><button role="tab" id="radix-:r1:-trigger-default">Answer</button></div><div class="scrollable-container flex"><div class="turns flex flex-col"></div></div><div data-ask-input-container="true"><div contenteditable="true" id="ask-input" role="textbox"></div><div class="ask-actions"></div></div></main>`,
  parts: {
    scroller: ".scrollable-container",
    turns: ".turns",
    sidebar: "nav.chats",
    editor: "#ask-input",
    actions: ".ask-actions",
  },
  turn: (scene) =>
    `<div class="mt-md"><div role="tabpanel" data-state="active" data-orientation="horizontal" aria-labelledby="radix-:r1:-trigger-default" id="radix-:r1:-content-default"><div class="flex flex-col gap-y-md">${scene.prompt ? question(scene.prompt, scene.index === 0) : ""}${scene.answer ? answer(scene, scene.answer) : ""}</div></div><div role="tabpanel" data-state="inactive" hidden="" id="radix-:r1:-content-sources"></div></div>`,
  mount: all(),
  decorations,
  entry: ({ id, title }, shown) => `<a href="${address(id)}"${shown ? ' aria-current="page"' : ""}>${esc(title)}</a>`,
  actions: (streaming) => `<button type="button" aria-label="${streaming ? "Stop" : "Submit"}"></button>`,
};

export const start = play(template);
