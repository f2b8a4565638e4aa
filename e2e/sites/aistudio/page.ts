import { letterId, uuidId } from "../kit/ids.ts";
import { highlighted, shownName } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { katexWhole } from "../kit/page/maths.ts";
import { emptied } from "../kit/page/mounting/shells.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceConversation, SourceMessage } from "../source.ts";

/**
 * aistudio.google.com: code, formulas and lists as saved in fragments of 2025, all else (turns, their content that leaves,
 * the list beside the chat, files, thinking) by what others' code looked for until 2026. Assumed: that prompts are rendered
 * like answers, every line break in a paragraph shown; how thinking opens; tables and tasks; that one answer with its thinking is one turn.
 */
const wrapped = (open: string, close: string, name = "ms-cmark-node"): readonly [string, string] => [
  `${open}<${name}>`,
  `</${name}>${close}`,
];

/** A formula stands in a `pre`, which no parser leaves in a paragraph: the page makes it by script. */
const laterPre = "double-pre";

export function makePres(): void {
  for (const later of document.querySelectorAll(laterPre)) {
    const pre = document.createElement("pre");
    pre.append(...later.childNodes);
    later.replaceWith(pre);
  }
}

const decorations: Decorations = {
  code: ({ text, language, attributes }) =>
    `<ms-code-block${attributes}><div class="syntax-highlighted-code-wrapper"><div class="syntax-highlighted-code"><pre>      <code>${highlighted(text, language)}</code>\n    </pre></div><div aria-hidden="true" class="ignore-when-copying">IGNORE_WHEN_COPYING_START</div><footer class="gmat-body-medium"><div class="actions"><button mat-icon-button><span aria-hidden="true" class="material-symbols-outlined notranslate">content_copy</span></button></div><span class="disclaimer"><bdo dir="ltr">Use code <a href="https://support.google.com/legal">with caution</a>.</bdo></span><span class="language">${language ? esc(shownName(language)) : ""}</span></footer><div aria-hidden="true" class="ignore-when-copying">IGNORE_WHEN_COPYING_END</div></div></ms-code-block>`,
  inlineCode: (text) => `<span class="inline-code ng-star-inserted">${esc(text)}</span>`,
  text: (html) => `<span class="ng-star-inserted">${html}</span>`,
  maths: (tex, kind) =>
    `<ms-katex class="${kind === "inline" ? "inline" : "display"} ng-star-inserted"><${laterPre}><code class="rendered">${katexWhole(tex, kind !== "inline")}</code></${laterPre}></ms-katex>`,
  cite: () => "",
  tag: (name, attributes) =>
    /^(?:p|li|ol|ul|strong|em|del|h[1-6]|blockquote)$/.test(name)
      ? wrapped(`<${name}${attributes} class="ng-star-inserted">`, `</${name}>`)
      : undefined,
  paragraphsInItems: true,
};

/** Ids of turns are made when the page is loaded. */
const loaded = Math.random().toString(36);
const turnId = (message: SourceMessage | undefined): string =>
  `turn-${uuidId(`${loaded}${message?.id ?? ""}`).toUpperCase()}`;

const icon = (name: string): string => `<span class="material-symbols-outlined notranslate">${name}</span>`;

const chunk = (inner: string): string =>
  `<ms-prompt-chunk class="text-chunk"><ms-text-chunk><ms-cmark-node class="cmark-node v3-font-body">${inner}</ms-cmark-node></ms-text-chunk></ms-prompt-chunk>`;

function uploads({ image }: TurnScene, message: SourceMessage): string {
  const cards = (message.uploads ?? []).map((upload) =>
    upload.kind === "image"
      ? `<ms-prompt-chunk><ms-image-chunk><div class="image-container"><img class="loaded-image" alt="${esc(upload.name)}" src="${esc(image(upload.id))}"><button aria-label="Download">${icon("download")}</button></div></ms-image-chunk></ms-prompt-chunk>`
      : `<ms-prompt-chunk><ms-file-chunk>${icon("description")}<span class="name">${esc(upload.name)}</span></ms-file-chunk></ms-prompt-chunk>`,
  );
  return cards.join("");
}

function thoughts({ open, render }: TurnScene, { thought }: SourceMessage): string {
  if (!thought) return "";
  const isOpen = open("thought");
  const body = isOpen ? `<ms-text-chunk><ms-cmark-node>${render(thought.text)}</ms-cmark-node></ms-text-chunk>` : "";
  return `<ms-prompt-chunk><ms-thought-chunk><mat-accordion class="mat-accordion"><mat-expansion-panel class="mat-expansion-panel thought-panel"><mat-expansion-panel-header role="button" aria-expanded="${isOpen}"><img class="thinking-progress-icon" alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"><span>${esc(thought.label)}</span></mat-expansion-panel-header><div class="mat-expansion-panel-content"><div class="mat-expansion-panel-body">${body}</div></div></mat-expansion-panel></mat-accordion></ms-thought-chunk></ms-prompt-chunk>`;
}

/** A prompt with its line breaks shown. */
const withBreaks = (html: string): string =>
  html
    .replaceAll("<br>\n", "<br>")
    .replace(
      /(<\/(?:span|strong|em|del|a|ms-cmark-node|ms-katex)>)\n(?=<(?:span|strong|em|del|a|ms-katex)\b)/g,
      "$1<br>",
    );

function content(scene: TurnScene, message: SourceMessage): string {
  if (scene.empty) return "";
  const model = message.role === "assistant";
  const label = `<div role="heading" aria-level="3" class="author-label">${model ? "Model" : "User"} <span class="timestamp">10:11</span></div>`;
  return `${label}${uploads(scene, message)}${thoughts(scene, message)}${chunk(model ? scene.html(message) : withBreaks(scene.html(message)))}`;
}

/** Id in the address of a conversation. */
export const promptId = (id: string): string => letterId(id, 33);
const address = ({ id }: SourceConversation): string => `/prompts/${promptId(id)}`;

export const template: Template = {
  address,
  fresh: "/prompts/new_chat",
  title: (name) => (name ? `${name} | Google AI Studio` : "Google AI Studio"),
  grouping: "messages",
  frame: () =>
    '<ms-app><ms-navbar><div class="nav-list"></div></ms-navbar><ms-chunk-editor><h1 class="mode-title"></h1><button class="model-selector-card"><span>Gemini 3 Pro</span></button><section><ms-chat-session><ms-autoscroll-container><div class="chat-session-content"></div></ms-autoscroll-container></ms-chat-session><ms-prompt-scrollbar></ms-prompt-scrollbar></section><footer><textarea aria-label="Type something"></textarea><div class="button-wrapper"></div></footer></ms-chunk-editor></ms-app>',
  parts: {
    scroller: "ms-autoscroll-container",
    turns: ".chat-session-content",
    sidebar: ".nav-list",
    editor: "textarea",
    actions: ".button-wrapper",
  },
  turn(scene) {
    const [message] = scene.messages;
    const model = message?.role === "assistant";
    const side = model ? "model" : "user";
    return `<ms-chat-turn id="${turnId(message)}" class="ng-star-inserted"><div class="chat-turn-container render ${side}"><ms-chat-turn-options><button aria-label="Open options">${icon("more_vert")}</button></ms-chat-turn-options><div class="virtual-scroll-container ${side}-prompt-container" data-turn-role="${model ? "Model" : "User"}"><div class="turn-content">${message ? content(scene, message) : ""}</div></div></div></ms-chat-turn>`;
  },
  mount: emptied({
    outline: {
      into: "ms-prompt-scrollbar",
      item({ messages: [message], index, layout }) {
        const hidden = layout === "prompts" && message?.role === "assistant";
        return hidden
          ? '<span class="prompt-scrollbar-space"></span>'
          : `<button id="scrollbar-item-${index}" aria-controls="${turnId(message)}" aria-label="${esc(message?.text.slice(0, 60) ?? "")}"></button>`;
      },
    },
  }),
  decorations,
  entry: (source, shown) =>
    `<a href="${address(source)}"${shown ? ' aria-current="page"' : ""}>${esc(source.title)}</a>`,
  actions: (streaming) =>
    streaming
      ? `<ms-stop-button><button aria-label="Stop">${icon("stop")}</button></ms-stop-button>`
      : `<ms-run-button><button aria-label="Run">${icon("keyboard_return")}</button></ms-run-button>`,
  toggles: { thought: "mat-expansion-panel-header" },
  refresh(body, chat) {
    const heading = body.querySelector("h1.mode-title");
    if (heading) heading.textContent = chat?.source.title || "Untitled prompt";
  },
  style:
    "ms-app, ms-chat-session, ms-autoscroll-container, ms-chat-turn, ms-prompt-chunk, ms-text-chunk, ms-code-block, ms-thought-chunk, mat-accordion, mat-expansion-panel, mat-expansion-panel-header, ms-katex.display { display: block } ms-prompt-scrollbar { position: fixed; right: 0; top: 0; width: 12px; max-height: 100vh; overflow: hidden }",
};

export const start: ReturnType<typeof play> = (config) => {
  new MutationObserver(makePres).observe(document.body, { childList: true, subtree: true });
  return play(template)(config);
};
