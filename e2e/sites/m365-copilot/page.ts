import { uuidId } from "../kit/ids.ts";
import { shownName } from "../kit/page/code.ts";
import { esc } from "../kit/page/html.ts";
import type { Decorations } from "../kit/page/markdown.ts";
import { rows } from "../kit/page/mounting/rows.ts";
import { play } from "../kit/page/play.ts";
import type { Template, TurnScene } from "../kit/page/template.ts";
import type { SourceMessage } from "../source.ts";

/**
 * m365.cloud.microsoft: turns and rows as in a page reduced from a live one (2026-08) and in notes of another (2026-09); code
 * viewer, sources and files as somebody's code looks for them (2026). Assumed: KaTeX for maths, how rows get to their
 * places, and that short code is shown with all of its lines.
 */
const decorations: Decorations = {
  code: ({ text, language }) => {
    const lines = text
      .split("\n")
      .map(
        (line, index) =>
          `<div class="gutter">${index + 1}</div><div data-line-index="${index}" style="white-space: pre-wrap">${esc(line)}</div>`,
      );
    return `<div><div role="group" aria-label="Code Preview" tabindex="0"><div><div tabindex="-1" class="scriptor-component-code-block scriptor-codeblock-virtualized"><div><div aria-live="assertive"></div><div aria-live="polite"></div></div><div class="fui-Overflow"><div data-overflow-item=""><button type="button" aria-label="Copy code"></button></div><div data-overflow-item=""><div id="language-badge" class="fui-Badge"><span><span>${esc(language ? shownName(language) : "Plain Text")}</span></span></div></div></div><div data-virtualized-code-find-root="true"><div tabindex="0" role="textbox" aria-readonly="true" aria-multiline="true">${lines.join("")}</div><div style="display: none"><button type="button">Show more lines</button></div></div></div></div></div></div>`;
  },
  cite: ({ url, title, more }) => {
    const pages = [{ index: "1", name: title, url }];
    return `<button class="fai-BebopCitation" data-citation-group-id="g" data-grouped-citations="${esc(JSON.stringify(pages))}">${more ?? 1}</button>`;
  },
};

function prompt({ text, uploads }: SourceMessage): string {
  const files = (uploads ?? []).map(
    ({ name }) => `<div class="fx-Attachment" aria-label="${esc(name)}"><span>${esc(name)}</span></div>`,
  );
  return `<div data-testid="chatQuestion"><div class="fai-UserMessage" role="article"><h5 class="fai-UserMessage__accessibleHeading">You said: </h5><div class="fai-UserMessage__message">${files.join("")}<div dir="auto" data-testid="chatOutput" style="white-space: pre-wrap">${esc(text)}</div></div></div></div>`;
}

function reply(scene: TurnScene, message: SourceMessage): string {
  const writing = scene.streaming(message);
  const tools = writing
    ? ""
    : '<div class="fai-CopilotMessage__actions" data-testid="CopyButtonContainerTestId"><button data-testid="CopyButtonTestId">Copy</button></div>';
  return `<div data-testid="copilot-message-div"><div class="fai-CopilotMessage" role="article" aria-busy="${writing}"><h6 class="fai-CopilotMessage__accessibleHeading">Copilot said: </h6><div class="fai-CopilotMessage__content"><div data-testid="loading-message"></div><div data-testid="markdown-reply" data-message-type="Chat">${scene.html(message)}</div></div>${tools}<div class="fai-SuggestionList"><button data-testid="chat-suggestion">Suggest another</button></div></div></div>`;
}

export const template: Template = {
  address: ({ id }) => `/chat/conversation/${uuidId(id)}`,
  fresh: "/chat",
  title: (name) => name ?? "M365 Copilot",
  grouping: "pairs",
  frame: () =>
    `<nav class="chats"></nav><main id="m365-copilot-app-layout-main"><div id="m365-copilot-app-layout-content"><div id="llm-web-ui-messageList-scrollable-container"><div data-testid="MessageListContainer"><div role="feed" class="fai-CopilotChat"><div role="feed" aria-label="Chat conversation" class="fui-Virtualizer-Scroll-View-Dynamic__container"></div></div></div></div></div><div class="composer"><span id="m365-chat-editor-target-element" contenteditable="true" role="textbox"></span><div class="composer-actions"></div></div></main>`,
  parts: {
    scroller: "#llm-web-ui-messageList-scrollable-container",
    turns: ".fui-Virtualizer-Scroll-View-Dynamic__container",
    sidebar: "nav.chats",
    editor: "#m365-chat-editor-target-element",
    actions: ".composer-actions",
  },
  turn: (scene) =>
    `<div data-virtualizer-index="${scene.index}"><div data-testid="m365-chat-llm-web-ui-chat-message" class="m365-chat-llm-web-ui-chat-message">${scene.prompt ? prompt(scene.prompt) : ""}${scene.answer ? reply(scene, scene.answer) : ""}</div></div>`,
  mount: rows({ by: "transform" }),
  decorations,
  entry: ({ id, title }, shown) =>
    `<a href="/chat/conversation/${uuidId(id)}"${shown ? ' aria-current="page"' : ""}>${esc(title)}</a>`,
  actions: (streaming) => `<button type="button" aria-label="${streaming ? "Stop generating" : "Send"}"></button>`,
};

export const start = play(template);
