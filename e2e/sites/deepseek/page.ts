import { highlightedLines, spanned } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { rows } from "../kit/page/mounting/rows.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * chat.deepseek.com: markup of pages saved 2026-05 to 2026-10. Assumed: how rows get to their places and that as many are
 * there as fit the view; cards of files; that a press on the header of thinking opens it; `.ds-loading` in an answer that
 * is being written (known from others' code); how columns are aligned.
 */
const icon = '<div class="ds-icon"><svg width="16" height="16"><path d="M0 0Z"></path></svg></div>';
const button = `<div role="button" class="ds-button ds-button--icon" tabindex="0"><div class="ds-button__icon">${icon}</div></div>`;
const tool = (label: string): string =>
  `<div role="button" class="ds-button" tabindex="0"><span class="ds-button__content"><span class="code-info-button-text">${label}</span></span></div>`;

const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div class="md-code-block md-code-block-light"><div class="md-code-block-banner-wrap"><div class="md-code-block-banner md-code-block-banner-lite"><div class="_121d384"><div class="d2a24f03"><span class="d813de27">${esc(language)}</span></div><div class="d2a24f03">${tool("Copy")}${tool("Download")}</div></div></div></div><pre>${highlightedLines(
      text,
      language,
    )
      .map((line) => `<span>${spanned(line)}</span>`)
      .join("\n")}</pre><svg width="12" height="12"></svg></div>`,
  table: ({ html }) =>
    `<div class="ds-scroll-area _1210dd7"><div class="ds-scroll-area__gutters"><div class="ds-scroll-area__horizontal-gutter"></div></div><table>${html}</table></div>`,
  cite: ({ url }, _scene, place) =>
    `<a href="${esc(url)}" target="_blank" rel="noreferrer"><span class="ds-markdown-cite"><span style="color:transparent">-</span>${place + 1}</span></a>`,
  tag: (name, attributes) => (name === "p" ? [`<p class="ds-markdown-paragraph"${attributes}>`, "</p>"] : undefined),
  text: (html) => `<span class="">${html}</span>`,
};

function prompt(scene: TurnScene, message: SourceMessage): string {
  const sent = (message.uploads ?? []).map((upload) =>
    upload.kind === "image"
      ? `<div class="cc804671" style="width:240px;height:72px"><img src="${esc(scene.image(upload.id))}" alt="${esc(upload.name)}" class="_9f130b7" style="width:100%;height:100%"></div>`
      : `<div class="file-card"><div>${esc(upload.name)}</div><div>${esc(upload.type)} 22 KB</div></div>`,
  );
  const box = sent.length > 0 ? `<div class="eafda4ae"><div class="">${sent.join("")}</div></div>` : "";
  return `<div class="d29f3d7d ds-message _63c77b1" style="--panel-width: 0px;">${box}<div class="fbb737a4"><div class="ds-collapsible-text" style="transition:none"><div><span style="white-space:pre-wrap">${esc(message.text)}</span></div></div></div></div><div class="_11d6b3a">${button}</div>`;
}

function thinking({ open, render }: TurnScene, { thought }: SourceMessage): string {
  if (!thought) return "";
  const text = open("thought")
    ? `<div class="e1675d8b ds-think-content _767406f"><div class="_9ecc93a"></div><div class="ds-markdown">${render(thought.text)}</div></div>`
    : "";
  return `<div class="_74c0879" style="--collapsible-area-title-height: 34px; --group-title-sticky-base-top: 6px;"><div class="_245c867 _34a54ec"><div class="_5ab5d64">${icon}<span class="_5255ff8">${esc(thought.label)}</span>${icon}</div></div><div class="c2b72bb8"></div>${text}<div class="_8f7678d"></div></div>`;
}

function answer(scene: TurnScene, message: SourceMessage): string {
  const loading = scene.streaming(message) ? '<div class="ds-loading"></div>' : "";
  const tools = scene.streaming(message) ? "" : `<div class="ds-flex _0a3d93b">${button}${button}</div>`;
  return `<div class="ds-message _63c77b1" style="--panel-width: 0px;">${thinking(scene, message)}<div class="ds-markdown ds-assistant-message-main-content">${scene.html(message)}</div>${loading}</div>${tools}`;
}

const composer =
  '<div class="aaff8b8f"><textarea class="_27c9245 ds-scroll-area" placeholder="Message DeepSeek" name="search"></textarea><div class="bf38813a"></div></div>';

export const template: Template = {
  address: ({ id }) => `/a/chat/s/${id}`,
  share: ({ id }) => `/share/${id}`,
  fresh: "/",
  title: (name, { share }) => (name ? (share ? `DeepSeek - ${name}` : `${name} - DeepSeek`) : "DeepSeek"),
  grouping: "messages",
  frame: ({ share }) =>
    `${share ? "" : '<div class="chats"></div>'}<div class="ds-scroll-area main-area"><div class="ds-virtual-list ds-virtual-list--printable"><div class="ds-virtual-list-items"><div class="ds-virtual-list-visible-items"></div></div></div></div>${share ? "" : composer}`,
  parts: ({ share }) => ({
    scroller: ".main-area",
    turns: ".ds-virtual-list-visible-items",
    ...(share ? {} : { sidebar: ".chats", editor: "textarea", actions: ".bf38813a" }),
  }),
  turn(scene) {
    const [message] = scene.messages;
    const isPrompt = message?.role === "user";
    const inside = message ? (isPrompt ? prompt(scene, message) : answer(scene, message)) : "";
    return `<div class="${isPrompt ? "_9663006" : "_4f9bf79 _43c05b5"}" data-virtual-list-item-key="${scene.index + 1}">${inside}</div>`;
  },
  mount: rows({ by: "padding" }),
  decorations,
  entry: ({ id, title }) => `<a href="/a/chat/s/${id}">${esc(title)}</a>`,
  actions: () => `<div role="button" class="ds-button ds-button--primary ds-button--circle">${icon}</div>`,
  toggles: { thought: "._5ab5d64" },
};

export const start = play(template);
