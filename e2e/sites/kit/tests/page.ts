import { codeEditor } from "../page/editors.ts";
import { esc } from "../page/html.ts";
import type { Decorations } from "../page/markdown.ts";
import { katexHtmlOnly } from "../page/maths.ts";
import { all } from "../page/mounting/all.ts";
import type { Mount } from "../page/mounting/mounting.ts";
import { paged } from "../page/mounting/paged.ts";
import { rows } from "../page/mounting/rows.ts";
import { emptied, wrappers } from "../page/mounting/shells.ts";
import { play } from "../page/play.ts";
import type { Template, TurnScene } from "../page/template.ts";

const mounts: Record<string, Mount> = {
  all: all(),
  wrappers: wrappers({ keepNewest: 2 }),
  emptied: emptied({
    outline: {
      into: ".outline",
      item: ({ messages }) => `<button aria-controls="turn-${messages[0]?.id}">Go</button>`,
    },
  }),
  rows: rows({ keepNewest: 3 }),
  padding: rows({ by: "padding" }),
  paged: paged({
    mark: {
      html: (state) => `<div class="older">${state === "failed" ? "<button>Once more</button>" : state}</div>`,
      retry: "button",
    },
  }),
  reversed: paged(),
  page: wrappers(),
};

const decorations: Decorations = {
  code: ({ text, language, place }) =>
    `<div class="code"><span class="lang">${esc(language)}</span>${codeEditor(text, language, { kind: place % 2 ? "monaco" : "codemirror", tallest: 300, margin: 3, least: 5 })}</div>`,
  table: ({ html }) => `<div class="table-box"><table>${html}</table><button>Copy</button></div>`,
  cite: (page, _scene, place) => `<sup><a href="${esc(page.url)}" title="${esc(page.title)}">${place + 1}</a></sup>`,
  maths: (tex, kind) => `<span data-math="${esc(tex)}">${katexHtmlOnly(tex, kind !== "inline")}</span>`,
  tag: (name, attributes) => (name === "p" ? [`<div class="para"${attributes}>`, "</div>"] : undefined),
};

function thinking({ open }: TurnScene, text: string): string {
  const body = open("thought") ? `<div class="thought">${esc(text)}</div>` : "";
  return `<button class="think" aria-expanded="${open("thought")}">Thought</button>${body}`;
}

function content(scene: TurnScene): string {
  const [message] = scene.messages;
  if (!message || scene.empty) return "";
  if (message.role === "user") return `<p class="whitespace-pre-wrap">${esc(message.text)}</p>`;
  const card = message.writing ? `<div><button class="card">${esc(message.writing.title)}</button></div>` : "";
  const thought = message.thought ? thinking(scene, message.thought.text) : "";
  const pictures = (message.images ?? []).map(({ id }) => `<img alt="" src="${esc(scene.image(id))}">`).join("");
  return `${thought}<div class="answer" aria-busy="${scene.streaming(message)}">${scene.html(message, card)}</div>${pictures}`;
}

export const template: Template = {
  address: ({ id }) => `/chat/${id}`,
  share: ({ id }) => `/shared/${id}`,
  fresh: "/",
  title: (name) => (name ? `${name} - Harbour` : "Harbour"),
  grouping: "messages",
  frame: ({ share }) =>
    `${share ? "" : "<nav></nav>"}<main><div class="thread"></div></main><aside class="outline"></aside><div class="side"></div>${share ? "" : '<textarea></textarea><span class="actions"></span>'}`,
  parts: ({ layout, share }) => ({
    scroller: layout === "page" ? null : "main",
    ...(layout === "reversed" ? { reversed: true } : {}),
    turns: ".thread",
    ...(share ? {} : { sidebar: "nav", editor: "textarea", actions: ".actions" }),
  }),
  turn: (scene) =>
    `<article id="turn-${scene.messages[0]?.id}" data-role="${scene.messages[0]?.role}" aria-posinset="${scene.index + 1}" aria-setsize="${scene.count}">${content(scene)}</article>`,
  mount: (ground) => (mounts[ground.scene.layout] ?? all())(ground),
  decorations,
  entry: (source, shown) =>
    `<a href="/chat/${source.id}"${shown ? ' aria-current="page"' : ""}>${esc(source.title)}</a>`,
  actions: (streaming) => `<button>${streaming ? "Stop" : "Send"}</button>`,
  toggles: { thought: "button.think" },
  panels: [
    {
      button: "button.card",
      into: ".side",
      close: "button.close",
      html: ({ answer, render }) =>
        `<section><button class="close">Close</button>${render(answer?.writing?.markdown ?? "")}</section>`,
    },
  ],
};

export const start = play(template);
