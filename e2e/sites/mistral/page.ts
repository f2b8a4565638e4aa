import { highlightedLines, spanned } from "../kit/page/code.ts";
import { esc, iconButton } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { all } from "../kit/page/mounting/all.ts";
import { play } from "../kit/page/play.ts";
import type { Table } from "../kit/page/tables.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * chat.mistral.ai: markup of a page saved 2026-05 with one turn. Assumed: that all messages are on the page; how empty
 * lines of prompts, code without a language and aligned columns look; the square in the form while an answer is written
 * (known from others' code); task lists.
 */
function grid({ head, rows }: Table): string {
  const heads = head.map(
    (html) => `<div role="columnheader"><button type="button"><span class="min-w-0">${html}</span></button></div>`,
  );
  const cells = rows.flat().map((html) => `<div role="cell">${html}</div>`);
  return `<div class="rounded-card-md"><div class="rich-table-title-bar"><div class="flex">${iconButton("Copy table", 'type="button"')}${iconButton("Download table", 'type="button"')}</div></div><div class="grid rich-table" role="table" aria-label="Rich data table" style="display:grid;grid-template-columns:repeat(${head.length},1fr)">${heads.join("")}${cells.join("")}</div></div>`;
}

const decorations: Decorations = {
  code: ({ text, language }) =>
    `<pre><div data-testid="code-block" data-exclude-copy="true"><div class="border"><div class="sticky"><div class="inline-flex"><i role="img" aria-label="${esc(language)} icon"></i><span class="text-sm font-medium">${esc(language)}</span></div><div class="inline-flex"><button type="button" aria-label="Copy code to clipboard">Copy</button></div></div><div class="overflow-x-auto"><div><pre class="shiki shiki-themes"><code>${highlightedLines(
      text,
      language,
    )
      .map((line) => `<span class="line">${spanned(line)}</span>`)
      .join("\n")}</code></pre></div></div></div></div></pre>`,
  table: (table) =>
    `<div data-rich-table-inner-html="${esc(`<table>${table.html}</table>`)}" data-rich-table-title="" class="w-full pt-3">${grid(table)}</div>`,
};

function prompt({ id, text }: SourceMessage): string {
  const lines = text.split("\n").map((line) => `<span class="whitespace-pre-wrap">${esc(line)}</span>`);
  return `<div class="ms-auto"><div class="flex w-full" dir="auto"><div><div class="select-none"><div class="select-text" data-of="${id}">${lines.join("<br>")}</div></div></div></div></div><div class="flex min-h-8">${iconButton("Edit question", 'type="button"')}<div class="text-hint text-sm">1:04pm</div></div>`;
}

const letters = (words: string): string =>
  [...words].map((one) => `<span class="text-muted">${one === " " ? "&nbsp;" : esc(one)}</span>`).join("");

/** On the page also while it is folded. */
function thinking({ render }: TurnScene, { thought }: SourceMessage): string {
  if (!thought) return "";
  return `<div><div data-state="closed" class="text-base w-full"><button type="button" id="collapsible-trigger-1" aria-expanded="false"><div aria-label="Worked for 3s" class="flex">${letters("Worked for 3s")}</div></button><div id="collapsible-content-1" role="region" inert style="display:none"><button type="button" id="collapsible-trigger-2" aria-expanded="true"><span class="truncate">${esc(thought.label)}</span></button><div id="collapsible-content-2" role="region"><div class="select-none"><div dir="auto" class="markdown-container-style text-muted">${render(thought.text)}</div></div></div></div></div></div>`;
}

function answer(scene: TurnScene, message: SourceMessage): string {
  const tools = scene.streaming(message)
    ? ""
    : `<div class="flex min-h-8">${iconButton("Like", 'type="button"')}</div>`;
  return `<div class="flex w-full flex-col" dir="auto">${thinking(scene, message)}<div><div class="select-none"><div dir="auto" data-message-part-type="answer" class="markdown-container-style max-w-none" data-testid="text-message-part">${scene.html(message)}</div></div></div></div>${tools}`;
}

export const template: Template = {
  address: ({ id }) => `/chat/${id}`,
  fresh: "/chat",
  title: () => "Le Chat",
  grouping: "messages",
  frame: () =>
    `<div class="chats"></div><div class="flex-row p-3 no-drag flex"><button type="button" aria-haspopup="menu"><span class="block truncate"></span></button></div><div data-radix-scroll-area-viewport=""><div style="min-width:100%;display:table"><div data-testid="conversation-layout"></div></div></div><form onsubmit="return false"><textarea placeholder="Ask Le Chat"></textarea><div class="send"></div></form>`,
  parts: {
    scroller: "[data-radix-scroll-area-viewport]",
    turns: '[data-testid="conversation-layout"]',
    sidebar: ".chats",
    editor: "textarea",
    actions: ".send",
  },
  turn({ messages: [message], ...scene }) {
    if (!message) return "<div></div>";
    const inside = message.role === "user" ? prompt(message) : answer({ ...scene, messages: [message] }, message);
    return `<div class="flex w-full justify-center"><div class="flex min-w-0 flex-1 flex-col gap-8"><div id="${message.id}" data-message-author-role="${message.role}" class="group group/message flex" data-message-id="${message.id}" data-message-version="0"><div class="flex min-w-0 flex-1 flex-col">${inside}</div></div></div></div>`;
  },
  mount: all(),
  decorations,
  entry: ({ id, title }) => `<a href="/chat/${id}">${esc(title)}</a>`,
  actions: (streaming) =>
    `<button type="button"><svg width="16" height="16">${streaming ? '<rect x="4" y="4" width="16" height="16" rx="2"></rect>' : '<rect x="9" y="2" width="6" height="13" rx="3"></rect>'}</svg></button>`,
  style: ".markdown-container-style > * { margin-block: 4px }",
  refresh(body, chat) {
    const name = body.querySelector(".no-drag span.truncate");
    if (name) name.textContent = chat?.source.title ?? "";
  },
};

export const start = play(template);
