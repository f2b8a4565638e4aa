import { uuidId } from "../kit/ids.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";

/**
 * notebooklm.google.com: markup of an excerpt saved 2026-04 with one question and its answer: paragraphs, bold, a list,
 * numbers of sources. Assumed: everything else in an answer (headings, links, code in a line, quotes), numbered lists, that
 * all messages are on the page, and that nothing marks an answer being written.
 */
const view = (inside: string): string =>
  `<labs-tailwind-structural-element-view-v2><paragraph-element-view>${inside}</paragraph-element-view></labs-tailwind-structural-element-view-v2>`;

const [paragraphStart = "", paragraphEnd = ""] = view("|").split("|");

const decorations: Decorations = {
  code: ({ text }) => `<pre><code>${esc(text)}\n</code></pre>`,
  cite: ({ title }, _scene, place) =>
    `<span><button class="xap-inline-dialog citation-marker" aria-haspopup="dialog"><span aria-label="${place + 1}: ${esc(title)}">${place + 1}</span></button></span>`,
  text: (html) => `<span data-start-index="1">${html}</span>`,
  tag(name, attributes) {
    if (name === "p")
      return [`${paragraphStart}<div class="paragraph is-rich-chat-ui normal"${attributes}>`, `</div>${paragraphEnd}`];
    if (name === "li")
      return [
        `${paragraphStart}<li class="paragraph list-item is-rich-chat-ui normal"${attributes}>`,
        `</li>${paragraphEnd}`,
      ];
    return name === "strong" ? [`<b${attributes}>`, "</b>"] : undefined;
  },
};

const message = (side: "from" | "to", text: string, tools: string): string =>
  `<chat-message class="individual-message"><div class="${side}-user-container"><mat-card class="mat-mdc-card mdc-card ${side}-user-message-card-content"><mat-card-content class="mat-mdc-card-content message-content ${side}-user-message-inner-content"><div class="message-text-content mat-body-medium">${text}</div></mat-card-content>${tools}</mat-card></div></chat-message>`;

const tools =
  '<mat-card-actions class="mat-mdc-card-actions mdc-card__actions message-actions"><button mat-button type="button" class="mdc-button pin-button"><mat-icon role="img" class="mat-icon notranslate google-symbols" aria-hidden="true">keep_pin</mat-icon><span class="mdc-button__label">Save to note</span></button><chat-actions class="actions-container"><div class="action"><button mat-icon-button class="xap-copy-to-clipboard action-button"><mat-icon role="img" class="mat-icon notranslate google-symbols" aria-hidden="true">copy_all</mat-icon></button></div></chat-actions></mat-card-actions>';

function pair(scene: TurnScene): string {
  const { prompt, answer } = scene;
  const asked = prompt
    ? message("from", `<div class="is-rich-chat-ui" role="heading" aria-level="3"><p>${esc(prompt.text)}</p></div>`, "")
    : "";
  const answered = answer
    ? message("to", `<div><element-list-renderer>${scene.html(answer)}</element-list-renderer></div>`, tools)
    : "";
  return `<div class="chat-message-pair is-rich-chat-ui">${asked}${answered}</div>`;
}

const head =
  '<chat-panel-header><div class="cover-image can-customize is-rich-chat-ui"><div class="cover-content"><div class="cover-title mat-headline-medium"></div><div class="cover-subtitle mat-body-medium"><span class="cover-subtitle-source-count">1 source</span></div></div></div></chat-panel-header><div class="chat-panel-empty-state"><span class="notebook-summary mat-body-medium"><div class="summary-content is-rich-chat-ui"><p>What the <strong>sources</strong> are about.</p></div></span></div><div class="date-separator">Today • 14:40</div>';

export const template: Template = {
  address: ({ id }) => `/notebook/${uuidId(id)}`,
  fresh: "/",
  title: (name) => (name ? `${name} - NotebookLM` : "NotebookLM"),
  grouping: "pairs",
  frame: () =>
    `<div class="notebooks"></div><section class="chat-panel"><div class="panel-header"><h2>Chat</h2></div><chat-panel><div class="chat-panel-content">${head}<div class="pairs"></div></div><textarea class="query-box-input"></textarea><div class="send"></div></chat-panel></section>`,
  parts: {
    scroller: ".chat-panel-content",
    turns: ".pairs",
    sidebar: ".notebooks",
    editor: "textarea",
    actions: ".send",
  },
  turn: pair,
  mount: all(),
  decorations,
  entry: ({ id, title }) => `<a href="/notebook/${uuidId(id)}">${esc(title)}</a>`,
  actions: () => '<button type="button" class="submit-button" aria-label="Submit"></button>',
  refresh(body, chat) {
    const name = body.querySelector(".cover-title");
    if (name) name.textContent = chat?.source.title ?? "";
  },
  style:
    "chat-panel, chat-panel-header, chat-message, mat-card, mat-card-content, mat-card-actions, element-list-renderer, labs-tailwind-structural-element-view-v2, paragraph-element-view { display: block } .paragraph { margin-block: 4px }",
};

export const start = play(template);
