import { isLive } from "../../../kit/page/chat.ts";
import { esc, iconButton } from "../../../kit/page/html.ts";
import type { SourceImage } from "../../../source.ts";
import { strings } from "../strings.ts";
import { renderClassic } from "./decorations.ts";
import type { TurnScene } from "./turn.ts";

/** Three pictures of one address, only the first of them meant (2026-09-22). */
function generated(image: SourceImage, { config }: TurnScene): string {
  const words = strings[config.language];
  const src = esc(config.imageAddress[image.id] ?? "");
  const picture = (alt: string, hidden: boolean): string =>
    `<img ${hidden ? 'aria-hidden="true" ' : ""}width="96" height="64" alt="${esc(alt)}" decoding="async" src="${src}">`;
  return `<div class="group/imagegen-image relative w-full overflow-hidden" id="image-${esc(image.id.replace("file_", ""))}"><div role="button" tabindex="0"><div class="relative z-0 cursor-pointer overflow-hidden"><div class="absolute z-2 w-full overflow-hidden">${picture(`${words.generated}: ${image.alt}`, false)}</div><div class="relative z-1">${picture("", true)}</div><div class="absolute inset-0 z-0 blur-2xl">${picture("", true)}</div></div></div>${iconButton(words.edit, "")}${iconButton(words.share, "")}</div>`;
}

/** A text of its own inside an answer, shown in an editor. Assumed beyond the attributes. */
function writingBlock({ message, chat, config }: TurnScene): string {
  if (!message.writing) return "";
  const words = strings[config.language];
  const html = renderClassic(message.writing.markdown, { sources: chat.source.sources, strings: words });
  return `<div data-writing-block="" data-testid="writing-block-container" class="rounded-3xl"><div data-testid="writing-block-header-surface" class="flex"><div>${esc(message.writing.title)}</div>${iconButton(words.copy, "")}${iconButton(words.edit, "")}</div><div class="ProseMirror" contenteditable="false">${html}</div></div>`;
}

const frame =
  '<iframe title="internal://deep-research" src="https://connector_openai_deep_research.web-sandbox.oaiusercontent.com/?app=chatgpt" sandbox="allow-scripts allow-same-origin allow-forms"></iframe>';

/** The button that unfolds the thinking in a panel; its text is not on the page. */
function thoughtButton(label: string, words: { thoughtFor: string }): string {
  return `<div class="my-1"><button class="flex items-center gap-1"><span>${esc(label.replace("Thought for", words.thoughtFor))}</span></button></div>`;
}

interface Node {
  id: string;
  model: string;
  html: string;
  class: string;
}

const node = ({ id, model, html, class: state }: Node): string =>
  `<div data-message-author-role="assistant" data-message-id="${esc(id)}" dir="auto" data-message-model-slug="${esc(model)}" class="min-h-8 text-message relative flex w-full flex-col items-end gap-2" data-turn-start-message="true"><div class="flex w-full flex-col gap-1 empty:hidden"><div class="markdown prose dark:prose-invert w-full break-words dark markdown-new-styling${state}">${html}</div></div></div>`;

/** Message nodes, thinking button, pictures or frame of an answer, in page order. */
export function assistantNodes(scene: TurnScene, shown: string): string {
  const { chat, message, config } = scene;
  const words = strings[config.language];
  const base = { sources: chat.source.sources, strings: words };
  const model = message.model ?? "gpt-5-5";
  const live = isLive(chat, message);
  const id = live && shown === "" ? `placeholder-request-WEB:${message.id}-${chat.live?.request ?? 0}` : message.id;
  const out: string[] = [];
  if (message.preface)
    out.push(node({ id: message.preface.id, model, html: renderClassic(message.preface.text, base), class: "" }));
  if (message.thought) out.push(thoughtButton(message.thought.label, words));
  if (message.research) out.push(frame);
  if (live && shown === "")
    out.push(
      node({ id, model, html: `<p class="loading-shimmer">${esc(words.thinking)}</p>`, class: " result-thinking" }),
    );
  else if (message.text !== "") {
    const html = renderClassic(shown, { ...base, writing: writingBlock(scene) });
    out.push(node({ id, model, html, class: live ? " streaming-animation" : "" }));
  }
  out.push(...(message.images ?? []).map((image) => generated(image, scene)));
  return out.join("");
}
