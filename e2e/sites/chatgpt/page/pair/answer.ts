import { isLive, shownText } from "../../../kit/page/chat.ts";
import { esc } from "../../../kit/page/html.ts";
import type { SourceMessage } from "../../../source.ts";
import { strings } from "../strings.ts";
import { renderPair } from "./decorations.ts";
import type { PairScene } from "./turn.ts";

/** A text of its own, with its Markdown in an attribute (2026-09-30). */
function writingBlock({ chat, config }: PairScene, { writing }: SourceMessage): string {
  if (!writing) return "";
  const html = renderPair(writing.markdown, { sources: chat.source.sources, strings: strings[config.language] });
  return `<div data-markdown-copy="rich-block" data-markdown-copy-text="${esc(writing.markdown)}"><div data-markdown-copy="exclude">${esc(writing.title)}</div>${html}</div>`;
}

const bodyOf = (html: string, tone: "primary" | "tertiary"): string =>
  `<div data-markdown-text-style="assistant-message" data-markdown-text-tone="${tone}" class="MarkdownRoot-abc123">${html}</div>`;

/** Thinking: a button with how long it took, then what of it is shown. */
function reasoning(scene: PairScene, message: SourceMessage): string {
  const words = strings[scene.config.language];
  const render = (text: string): string => renderPair(text, { sources: {}, strings: words });
  const button = message.thought
    ? `<button class="group/activity-header" aria-expanded="true">${esc(message.thought.label.replace("Thought for", words.thoughtFor))}</button>${bodyOf(render(message.thought.text), "tertiary")}`
    : "";
  const preface = message.preface ? bodyOf(render(message.preface.text), "tertiary") : "";
  return `<span hidden data-chatgpt-agent-turn-start=""></span>${preface}${button}`;
}

const frame =
  '<iframe title="internal://deep-research" src="https://connector_openai_deep_research.web-sandbox.oaiusercontent.com/?app=chatgpt" sandbox="allow-scripts allow-same-origin allow-forms"></iframe>';

function pictures({ images, config }: PairScene, message: SourceMessage): string {
  const words = strings[config.language];
  const list = message.images ?? [];
  return list
    .map(
      (image, index) =>
        `<div data-testid="generated-image-preview"><img alt="${esc(words.generated)} ${index + 1}" src="${esc(images[image.id] ?? "")}"></div>`,
    )
    .join("");
}

/** The unit of one answer. An answer of pictures only has no unit key. */
export function pairAnswer(scene: PairScene, message: SourceMessage): string {
  const { chat, config, place } = scene;
  const words = strings[config.language];
  const heading = `<h4 class="sr-only" data-conversation-role="assistant">${esc(words.assistantSaid)}</h4>`;
  if (message.images && message.text === "") {
    return `<div data-chatgpt-search-message-ids="${message.id}">${heading}${pictures(scene, message)}</div>`;
  }
  // Assumed: the frame of a report is known from the classic layout only.
  if (message.research) return `<div data-chatgpt-search-message-ids="${message.id}">${heading}${frame}</div>`;
  const shown = shownText(chat, message);
  const before = reasoning(scene, message);
  if (isLive(chat, message) && shown === "") return before;
  const html = renderPair(shown, {
    sources: chat.source.sources,
    strings: words,
    writing: writingBlock(scene, message),
  });
  const key = `fallback-turn-${place}:2:assistant`;
  const ids = message.preface ? `${message.preface.id} ${message.id}` : message.id;
  return `${before}<div data-chatgpt-search-unit-key="${key}" data-content-search-unit-key="${key}" data-chatgpt-search-message-ids="${ids}">${heading}<div data-chatgpt-selection-message-id="${message.id}">${bodyOf(html, "primary")}${pictures(scene, message)}</div></div>`;
}
