import { codeEditor } from "../kit/page/editors.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { paged } from "../kit/page/mounting/paged.ts";
import { play } from "../kit/page/play.ts";
import type { Table } from "../kit/page/tables.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * Open WebUI 0.10.2: markup of pages that its front end rendered out of a made-up conversation (2026-08). Known from its
 * source only: opened thinking; that a mark above the list stands for older messages, which come a few at a time when it
 * is in view; the button below an answer that is finished. Assumed: that the mark stands in the list.
 */
function cells(name: "th" | "td", row: readonly string[], align: readonly string[]): string {
  const style = (at: number): string => (align[at] ? ` style="text-align: ${align[at]};"` : "");
  const inside = (html: string): string =>
    name === "th"
      ? `<div class="gap-1.5 text-start"><div class="shrink-0 break-normal">${html}</div></div>`
      : `<div class="break-normal">${html}</div>`;
  const each = row.map((html, at) => `<${name} class="px-3! py-2!"${style(at)}>${inside(html)}</${name}>`);
  return `<tr class="text-xs">${each.join("")}</tr>`;
}

const table = ({ head, rows, align }: Table): string =>
  `<div class="relative w-full group mb-2"><div class="scrollbar-hidden relative overflow-x-auto max-w-full"><table class="w-full text-sm text-start" dir="auto"><thead class="text-xs uppercase">${cells("th", head, align)}</thead><tbody>${rows.map((row) => cells("td", row, align)).join("")}</tbody></table></div><div class="absolute top-1 right-1.5 z-20 invisible"><button class="p-1 rounded-lg" aria-label="Copy"><svg></svg></button></div></div>`;

const tools = ["Collapse", "Run", "Save", "Copy"]
  .map((name) => `<button class="${name.toLowerCase()}-code-button bg-none border-none">${name}</button>`)
  .join("");

const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div><div dir="ltr" class="relative flex flex-col rounded-2xl border"><div class="sticky top-10 left-0 right-0 py-1.5 px-3.5 flex items-center z-10"><div class="flex-1 truncate"><div class="flex"><span class="truncate text-ellipsis">${esc(language)}</span></div></div><div class="flex items-center gap-0.5 shrink-0">${tools}</div></div><div class="language-${esc(language)} rounded-t-2xl -mt-8 rounded-b-2xl overflow-hidden"><div class="pt-6.5 bg-white"></div><div class="h-full w-full text-sm">${codeEditor(text, language, { kind: "codemirror" })}</div></div><div class="bg-gray-50 max-w-full overflow-x-auto"></div></div></div>`,
  inlineCode: (text) => `<code class="codespan cursor-pointer">${esc(text)}</code>`,
  table,
  // Its tokens are drawn one by one (source 2026-11).
  hardBreak: "<br>",
  tag: (name, attributes) => (name === "p" ? [`<p dir="auto"${attributes}>`, "</p>"] : undefined),
};

const time =
  '<div class="text-[0.65rem] font-medium mb-0.5 invisible"><div class="flex"><span class="line-clamp-1">11/20/2026 at 10:00 AM</span></div></div>';

function prompt(scene: TurnScene, { text, uploads = [] }: SourceMessage): string {
  const sent = uploads.map((upload) =>
    upload.kind === "image"
      ? `<div class="self-end"><div class="relative group w-fit flex items-center"><button type="button" aria-label="Show image preview"><img draggable="false" data-cy="image" src="${esc(scene.image(upload.id))}" alt="${esc(upload.name)}" class="max-h-96 rounded-lg"></button></div></div>`
      : `<div class="self-end"><button type="button" class="relative group p-1.5 w-60 flex items-center gap-1"><div class="pl-1.5"><div class="flex"><svg></svg></div></div><div class="flex flex-col w-full"><div class="flex flex-col justify-center px-1 w-full"><div class="text-sm flex justify-between items-center"><div class="font-medium line-clamp-1 flex-1 pr-1">${esc(upload.name)}</div><div class="text-xs capitalize shrink-0">5.0 B</div></div></div></div></button></div>`,
  );
  const box = sent.length > 0 ? `<div class="mb-1 w-full flex flex-col gap-1">${sent.join("")}</div>` : "";
  return `<div class="flex-auto w-0 max-w-full pl-1"><div class="flex justify-end pr-2 text-xs">${time}</div><div class="chat-user w-full min-w-full markdown-prose">${box}<div class="w-full"><div class="flex justify-end pb-1"><div class="rounded-3xl max-w-[90%] px-4 py-1.5">${scene.render(text)}</div></div></div><div class="flex justify-end text-gray-600"><div class="flex"><button class="invisible p-1.5"><svg></svg></button></div></div></div></div>`;
}

function thinking({ open, render }: TurnScene, { thought }: SourceMessage): string {
  if (!thought) return "";
  const text = open("thinking") ? `<div class="mb-1.5">${render(thought.text)}</div>` : "";
  return `<div id="" class="w-full space-y-1"><div class="w-fit text-gray-500 transition cursor-pointer"><div class="w-full flex items-center justify-between gap-2"><div>${esc(thought.label)}</div><div class="flex self-center"><svg></svg></div></div></div>${text}</div>`;
}

function answer(scene: TurnScene, message: SourceMessage): string {
  const writing = scene.streaming(message);
  const buttons = writing
    ? ""
    : '<div class="flex justify-start overflow-x-auto buttons"><div class="flex"><button aria-label="Copy" class="copy-response-button p-1.5"><svg></svg></button></div></div>';
  return `<div class="shrink-0 ltr:mr-3 hidden @lg:flex mt-1"><img aria-hidden="true" alt="profile" draggable="false" class="size-8 assistant-message-profile-image object-cover rounded-full"></div><div class="flex-auto w-0 pl-1 relative"><div class="self-center font-semibold line-clamp-1 flex gap-1 items-center"><div class="flex"><span id="response-message-model-name" class="line-clamp-1">${esc(message.model ?? "Model X")}</span></div><div class="self-center text-xs font-medium ml-0.5"><div class="flex"><span class="line-clamp-1">11/20/2026 at 10:00 AM</span></div></div></div><div><div class="chat-assistant w-full min-w-full markdown-prose"><div><div id="response-content-container" class="w-full flex flex-col relative"><div>${thinking(scene, message)}${scene.html(message)}</div><div class="absolute rounded-lg mt-1 text-xs z-9999" style="display: none" id="floating-buttons-${message.id}"><div class="flex flex-row shrink-0"><button aria-label="Ask"><div class="shrink-0">Ask</div></button><button aria-label="Explain"><div class="shrink-0">Explain</div></button></div></div></div></div></div></div>${buttons}</div>`;
}

export const template: Template = {
  address: ({ id }) => `/c/${id}`,
  fresh: "/",
  title: (name) => (name ? `${name} • Open WebUI` : "Open WebUI"),
  grouping: "messages",
  frame: () =>
    '<div id="sidebar"><div class="chats"></div></div><div id="chat-container" class="h-screen w-full max-w-full flex flex-col"><div id="chat-pane" class="flex flex-col flex-auto z-10 w-full"><div class="pb-2.5 flex flex-col justify-between w-full flex-auto" id="messages-container"><div class="h-full w-full flex flex-col"><div class="h-full flex pt-8"><div class="w-full pt-2"><section class="w-full" aria-labelledby="chat-conversation"><h2 class="sr-only" id="chat-conversation">Chat Conversation</h2><ul role="log" aria-live="polite" aria-relevant="additions" aria-atomic="false"></ul></section></div></div></div></div><form onsubmit="return false"><div id="message-input-container"><div id="chat-input-container"><div contenteditable="true" id="chat-input" translate="no" class="tiptap ProseMirror" tabindex="0"></div></div><div class="send"></div></div></form></div></div>',
  parts: {
    scroller: "#messages-container",
    turns: 'ul[role="log"]',
    sidebar: ".chats",
    editor: "#chat-input",
    actions: ".send",
  },
  turn(scene) {
    const [message] = scene.messages;
    if (!message) return "<div></div>";
    const isPrompt = message.role === "user";
    const inside = isPrompt ? prompt(scene, message) : answer(scene, message);
    return `<div role="listitem" class="flex flex-col justify-between px-5 mb-3 w-full max-w-5xl mx-auto"><div class="flex w-full ${isPrompt ? "user-message group" : `message-${message.id}`}" style="scroll-margin-top: 3rem;" id="message-${message.id}" dir="">${inside}</div></div>`;
  },
  mount: paged({
    mark: {
      html: () =>
        '<div class="w-full flex justify-center py-1 text-xs animate-pulse items-center gap-2"><svg></svg><div>Loading...</div></div>',
    },
  }),
  decorations,
  toggles: { thinking: ".chat-assistant .space-y-1 > .cursor-pointer" },
  entry: ({ id, title }, shown) =>
    `<div class="w-full relative group"><a class="w-full flex justify-between rounded-xl${shown ? " selected" : ""}" href="/c/${id}" draggable="false"><div class="flex self-center flex-1 w-full"><div dir="auto" class="text-left self-center overflow-hidden w-full">${esc(title)}</div></div></a></div>`,
  actions: (streaming) =>
    streaming
      ? '<button type="button" class="rounded-full p-1.5"><svg></svg></button>'
      : '<button id="send-message-button" type="submit">Send</button>',
  style:
    "ul[role=log] { list-style: none; padding: 0 } .markdown-prose { white-space: pre-line } .overflow-hidden { overflow: hidden } .flex { display: flex } .flex-col { flex-direction: column } .flex-auto { flex: 1 1 auto } .w-0 { width: 0 } .w-full { width: 100% } .hidden { display: none }",
};

export const start = play(template);
