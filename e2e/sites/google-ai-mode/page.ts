import { highlighted } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";

/**
 * Google's AI Mode: markup of pages saved 2026-05-21 and 2026-05-30. From the second turn on the question stands before
 * its turn, after an empty one. Assumed: that every turn stays on the page, `data-complete="false"` while an answer is
 * written, and how quotations, inline code and lists look.
 */
const row = (name: string, cells: readonly string[]): string =>
  `<tr class="cZCYO">${cells.map((cell) => `<${name} class="cOeeGf" colspan="undefined">${cell}</${name}>`).join("")}</tr>`;

const glyphs = (tex: string): string =>
  [...tex].map((one) => `<span data-xpm-latex="${esc(one)}">${esc(one)}</span>`).join("");

const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div data-bfc=""><div class="r1PmQe"><div><div class="pHpOfb"><div class="z0e9Qd"><div class="vVRw1d">${esc(language)}</div></div><div class="pCTyYe" dir="ltr"><pre><code>${highlighted(text, language)}\n</code></pre></div></div><div class="LIBz9e"><div class="P8PNlb">Use code with caution.</div><span><div><button aria-label="Copy code text to clipboard."></button></div></span></div></div></div></div>`,
  table: ({ head, rows }) =>
    `<div class="Fv6NCb"><table class="NRefec"><tbody>${row("th", head)}${rows.map((cells) => row("td", cells)).join("")}</tbody></table></div>`,
  maths(tex, kind) {
    const formula = `<span data-xpm-copy-root="" data-xpm-latex="${esc(tex)}" tabindex="0">${glyphs(tex)}</span>`;
    return kind === "block" ? `<div class="n6owBd"><span class="dteT0b">${formula}</span></div>` : formula;
  },
  tag(name) {
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) return [`<div class="otQkpb" aria-level="${level}" role="heading">`, "</div>"];
    return name === "p" ? ['<div class="n6owBd">', "</div>"] : undefined;
  },
};

const question = (text: string): string =>
  `<span class="VndcI" role="heading" aria-level="2"><span class="visually-hidden">You said: </span><span>${esc(text)}</span></span>`;

function answer(scene: TurnScene): string {
  const message = scene.answer;
  if (!message) return "";
  return `<div data-subtree="aimc"><div class="FkX2oe" dir="ltr"><div class="pWvJNd"><div data-container-id="4"></div></div><div dir="ltr" data-container-id="main-col" class="mZJni"><div data-container-id="5">${scene.html(message)}</div><div class="SGF5Lb"><div data-container-id="6"></div></div><div data-subtree="dfa"><div>AI can make mistakes, so double-check responses</div></div><div role="button" aria-label="Share">Share</div></div><div data-container-id="rhs-col"><div data-container-id="14"></div></div></div></div>`;
}

function turn(scene: TurnScene): string {
  const asked = scene.prompt?.text ?? "";
  const writing = scene.answer !== undefined && scene.streaming(scene.answer);
  const opened = `<div class="CKgc1d" data-scope-id="turn" data-complete="${!writing}">`;
  if (scene.index === 0) return `${opened}${question(asked)}${answer(scene)}</div>`;
  const template = '<span class="VndcI" role="heading" aria-level="2"></span>';
  return `${template}${question(asked)}${opened}${answer(scene)}</div>`;
}

export const template: Template = {
  address: ({ title }) => `/search?${new URLSearchParams({ q: title, udm: "50" })}`,
  fresh: "/search?udm=50",
  title: (name) => (name ? `${name} - Google Search` : "Google Search"),
  grouping: "pairs",
  frame: () =>
    '<div data-container-id="content-placeholder"><div class="Fzsovc" aria-level="2" role="heading">AI Overview</div></div><section><div class="qRuFed"></div></section><textarea></textarea><span class="send"></span>',
  parts: { scroller: null, turns: ".qRuFed", editor: "textarea", actions: ".send" },
  turn,
  mount: all(),
  decorations,
  actions: () => '<button data-xid="input-plate-send-button" aria-label="Send"></button>',
};

export const start = play(template);
