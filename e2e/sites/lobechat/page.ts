import { highlightedLines, spanned } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { rows } from "../kit/page/mounting/rows.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";

/**
 * LobeChat 2: markup after its components and those of its kit (2025-12 to 2026-11); no page of it was ever seen. Assumed:
 * what stands in a code block's header, how tables and formulas are dressed, that rows are placed by `top` with one beyond
 * each end of the view, and everything around the list. No mark of an answer being written is known.
 */
const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div class="lobe-flex acss-hl" data-code-type="highlighter"><div class="lobe-flex acss-hh"><div class="acss-i"><svg width="16" height="16"></svg></div><div class="lobe-flex acss-l"><span>${esc(language)}</span></div><button type="button"><svg width="16" height="16"></svg></button></div><div class="acss-sh"><pre class="shiki"><code>${highlightedLines(
      text,
      language,
    )
      .map((line) => `<span class="line">${spanned(line)}</span>`)
      .join("\n")}</code></pre></div></div>`,
};

/** Id that the page shows for a topic. */
export const topicId = (id: string): string => `tpc_${id.replace(/\W/g, "")}`;

function row(scene: TurnScene): string {
  const [message] = scene.messages;
  if (!message) return "";
  const isPrompt = message.role === "user";
  const [align, padding, width] = isPrompt ? ["flex-end", "36px", ""] : ["flex-start", "0px", " width: 100%;"];
  const name = isPrompt
    ? ""
    : '<div class="lobe-flex"><svg width="28" height="28"></svg></div><span class="acss-t1">Quarry</span>';
  return `<div class="lobe-flex message-wrapper acss-c1" style="--lobe-flex-align: ${align}; --lobe-flex-gap: 8px; padding-inline-start: ${padding};"><div class="lobe-flex message-header" style="--lobe-flex-align: center;">${name}<time aria-label="published-date">12 hours ago</time></div><div class="lobe-flex message-body" style="max-width: 100%; overflow: hidden; position: relative;${width}"><div class="lobe-flex"><div class="lobe-flex" id="msg_${message.id}"><article class="acss-md" data-code-type="markdown">${scene.html(message)}</article></div></div></div><div class="lobe-flex" role="menubar" style="align-self: flex-end;"><div class="acss-i"><svg width="16" height="16"></svg></div></div></div>`;
}

export const template: Template = {
  address: ({ id }) => `/agent/agt_1/${topicId(id)}`,
  fresh: "/agent/agt_1",
  title: (name) => (name ? `${name} · LobeHub` : "LobeHub"),
  grouping: "messages",
  frame: () =>
    '<div id="root"><nav class="topics"></nav><main><div class="list-box"><div class="list"></div></div><div class="editor" contenteditable="true" data-lexical-editor="true"></div><div class="send"></div></main></div>',
  parts: { scroller: ".list-box", turns: ".list", sidebar: ".topics", editor: ".editor", actions: ".send" },
  turn: (scene) =>
    `<div><div class="acss-wide" style="position: relative;"><div class="lobe-flex acss-msg" data-index="${scene.index}">${row(scene)}</div></div></div>`,
  mount: rows(),
  decorations,
  entry: ({ id, title }) => `<a href="/agent/agt_1/${topicId(id)}"><span>${esc(title)}</span></a>`,
  actions: () => '<button type="button"><svg width="16" height="16"></svg></button>',
  style: ".lobe-flex { display: block } .message-body { min-height: 20px }",
};

export const start = play(template);
