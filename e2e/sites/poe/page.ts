import { digitId } from "../kit/ids.ts";
import { highlighted } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { paged } from "../kit/page/mounting/paged.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * poe.com: markup of a list of messages saved 2025. Assumed: that messages which came stay on the page, and that the
 * trigger above them is gone when the first one came; `data-complete="false"` while an answer is written; attachments
 * (their box is known from others' code); formulas; task lists; addresses.
 */
const decorations: Decorations = {
  code: ({ text, language }) =>
    `<div class="MarkdownCodeBlock_container__nRn2j"><div class="MarkdownCodeBlock_codeBlock__rvLec"><div class="MarkdownCodeBlock_codeHeader__zWt_V"><div class="MarkdownCodeBlock_languageName__4_BF8">${esc(language)}</div><div class="MarkdownCodeBlock_codeActions__wvgwQ"><button type="button">Copy</button></div></div><pre class="MarkdownCodeBlock_preTag__X"><code class="MarkdownCodeBlock_codeTag__X">${highlighted(text, language)}</code></pre></div></div>`,
};

const bubble = (side: "left" | "right", before: string, html: string): string =>
  `<div class="ChatMessage_messageRow__DHlnq"><div class="ChatMessage_messageWrapper__4Ugd6"><div class="Message_row__ug_UU"><button class="button_root__TL8nv" aria-label="More actions"></button><div class="Message_messageBubbleWrapper__sEq8z">${before}<div class="Message_${side}SideMessageBubble__ioa_i"><div class="Message_messageTextContainer__w64Sc"><div><div class="Markdown_markdownContainer__Tz3HQ">${html}</div></div></div></div></div></div></div></div>`;

function prompt(scene: TurnScene, { text, uploads = [] }: SourceMessage): string {
  const sent = uploads.map((upload) =>
    upload.kind === "image"
      ? `<img alt="${esc(upload.name)}" width="200" height="150" src="${esc(scene.image(upload.id))}">`
      : `<div><div>${esc(upload.name)}</div><div>${esc(upload.type)}</div></div>`,
  );
  const box = sent.length > 0 ? `<div class="Attachments_attachments__x">${sent.join("")}</div>` : "";
  return bubble("right", box, scene.render(text));
}

function answer(scene: TurnScene, message: SourceMessage): string {
  const bot = esc(message.model ?? "Assistant");
  return `<div class="LeftSideChatMessageHeader_leftSideMessageHeader__eGSwx"><div class="BotMessageHeader_wrapper__gvvdw"><a class="BotHeader_title__cURS_" href="/${bot}"><div class="BotHeader_textContainer__kVf_I"><p>${bot}</p></div></a><div class="BotMessageHeader_badge__UVuz4">Poe</div></div></div>${bubble("left", "", scene.html(message))}`;
}

export const template: Template = {
  address: ({ id }) => `/chat/${id}`,
  fresh: "/",
  title: (name) => (name ? `${name} - Poe` : "Poe"),
  grouping: "pairs",
  frame: () =>
    '<div class="chats"></div><div class="scroll"><div class="InfiniteScroll_container__PHsd4 ChatMessagesView_infiniteScroll__vk3VX"></div></div><textarea></textarea><div class="send"></div>',
  parts: {
    scroller: ".scroll",
    turns: ".InfiniteScroll_container__PHsd4",
    sidebar: ".chats",
    editor: "textarea",
    actions: ".send",
  },
  turn(scene) {
    const each = scene.messages.map(
      (message) =>
        `<div class="ChatMessage_chatMessage__xkgHx" data-complete="${!scene.streaming(message)}" id="message-${digitId(message.id, 12)}">${message.role === "user" ? prompt(scene, message) : answer(scene, message)}</div>`,
    );
    return `<div class="ChatMessagesView_messageTuple__Jh5lQ">${each.join("")}</div>`;
  },
  mount: paged({ mark: { html: () => '<div class="InfiniteScroll_pagingTrigger__cdz9I"></div>' } }),
  decorations,
  entry: ({ id, title }) => `<a href="/chat/${id}">${esc(title)}</a>`,
  actions: (streaming) => `<button>${streaming ? "Stop" : "Send"}</button>`,
  style:
    ".Markdown_markdownContainer__Tz3HQ > * { margin-block: 4px } .InfiniteScroll_pagingTrigger__cdz9I { height: 1px }",
};

export const start = play(template);
