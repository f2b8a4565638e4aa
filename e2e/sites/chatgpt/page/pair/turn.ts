import { type Chat, isLive } from "../../../kit/page/chat.ts";
import { esc, iconButton } from "../../../kit/page/html.ts";
import { type SourceMessage, siblings } from "../../../source.ts";
import type { PageConfig } from "../config.ts";
import { strings } from "../strings.ts";
import { pairAnswer } from "./answer.ts";
import { renderPair } from "./decorations.ts";

/** One prompt and what answered it: one turn of this layout. */
export interface Pair {
  prompt: SourceMessage;
  answer: SourceMessage | null;
}

export interface PairScene {
  chat: Chat;
  pair: Pair;
  config: PageConfig;
  /** Blob address by image id. */
  images: Record<string, string>;
  /** Place among the mounted turns; keys of search units are counted anew in every window. */
  place: number;
  /** First turn of the conversation or of a day: a line with the date above it. */
  dated: boolean;
  /** Newest turn of the conversation: the page asks below it how it was. */
  last: boolean;
}

/** Prompts with their answers, oldest first. */
export function pairsOf(path: readonly SourceMessage[]): Pair[] {
  return path
    .map((message, index) => ({ prompt: message, answer: path[index + 1] ?? null }))
    .filter(({ prompt }) => prompt.role === "user");
}

/** Key of the turn: the prompt's id, a transient one as long as the server has not answered. */
export function keyOf(chat: Chat, { prompt, answer }: Pair): string {
  const waiting = answer !== null && isLive(chat, answer) && (chat.live?.shown === "" || !chat.addressed);
  return waiting ? "pending-chatgpt-submit" : prompt.id;
}

function upload(item: NonNullable<SourceMessage["uploads"]>[number], images: Record<string, string>): string {
  if (item.kind === "image") {
    return `<div role="button" tabindex="0" aria-haspopup="dialog" aria-expanded="false" data-state="closed"><img alt="${esc(item.name)}" referrerpolicy="no-referrer" data-state="closed" src="${esc(images[item.id] ?? "")}"></div>`;
  }
  return `<div data-file-reference="true" role="group"><span class="truncate">${esc(item.name)}</span><span>${esc(item.type)}</span></div>`;
}

function promptUnit({ pair, config, chat, place }: PairScene): string {
  const words = strings[config.language];
  const { id, text } = pair.prompt;
  const body = config.behaviour.promptsAsMarkdown
    ? `<div data-markdown-text-tone="user-message">${renderPair(text, { sources: chat.source.sources, strings: words })}</div>`
    : `<div class="whitespace-pre-wrap" data-markdown-text-tone="user-message">${esc(text)}</div>`;
  const key = `fallback-turn-${place}:0:user`;
  const versions = siblings(chat.source.messages, pair.prompt).length > 1 ? iconButton(words.versions, "") : "";
  return `<div class="group/user-message" data-chatgpt-search-unit-key="${key}" data-content-search-unit-key="${key}" data-chatgpt-search-message-ids="${id}"><div data-user-message-bubble="true">${body}</div>${iconButton(words.copy, "")}${iconButton(words.edit, "")}${versions}</div>`;
}

function controls({ chat, pair, config }: PairScene): string {
  const words = strings[config.language];
  if (!pair.answer || isLive(chat, pair.answer)) return "";
  const versions = siblings(chat.source.messages, pair.answer).length > 1 ? iconButton(words.versions, "") : "";
  return `<div class="turn-action-controls"><span>${iconButton(words.copy, "")}</span><span>${iconButton(words.rate, "")}</span>${iconButton(words.regenerate, "")}${iconButton(words.share, "")}${iconButton(words.moreActions, "")}${versions}</div>`;
}

/** One turn: prompt, answer and the buttons below. */
export function pairHtml(scene: PairScene): string {
  const { chat, pair, config, images } = scene;
  const words = strings[config.language];
  const uploads = (pair.prompt.uploads ?? []).map((item) => upload(item, images)).join("");
  const date = scene.dated ? '<div role="separator">Wed, Sep 9 at 2:57</div>' : "";
  const answer = pair.answer ? pairAnswer(scene, pair.answer) : "";
  const rating = scene.last ? `<aside>${esc(words.rating)}</aside>` : "";
  return `<div data-turn-key="${esc(keyOf(chat, pair))}" data-content-search-turn-key="fallback-turn-${scene.place}">${date}<div><h4 class="sr-only">${esc(words.youSaid)}</h4>${uploads}${promptUnit(scene)}</div><div>${answer}${controls(scene)}</div>${rating}</div>`;
}
