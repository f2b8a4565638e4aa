import { type Chat, isLive, shownText } from "../../../kit/page/chat.ts";
import { esc, iconButton } from "../../../kit/page/html.ts";
import type { SourceMessage } from "../../../source.ts";
import { siblings } from "../../../source.ts";
import type { PageConfig } from "../config.ts";
import { strings } from "../strings.ts";
import { assistantNodes } from "./answer.ts";
import { userNodes } from "./prompt.ts";

/** What the turn's HTML is made from. */
export interface TurnScene {
  chat: Chat;
  message: SourceMessage;
  config: PageConfig;
  /** The N of `conversation-turn-N`: the place among the loaded turns, counted anew when older ones load (2026-08-26). */
  number: number;
}

/** Id of the turn: the prompt's own id, one of its own for an answer, a transient one while it is being written. */
export function turnIdOf(chat: Chat, message: SourceMessage): string {
  if (isLive(chat, message)) return `request-WEB:${message.id}-${chat.live?.request ?? 0}`;
  if (message.role === "user") return message.id;
  const [first = "", ...rest] = message.id.split("-");
  return [[...first].reverse().join(""), ...rest].join("-");
}

/** Arrows and "1/2" where the message has siblings. */
function pager({ chat, message, config }: TurnScene): string {
  const words = strings[config.language];
  const all = siblings(chat.source.messages, message);
  if (all.length < 2) return "";
  return `<div class="flex items-center justify-center">${iconButton(words.previous, 'class="disabled:opacity-50"')}<div class="px-0.5 text-sm font-semibold tabular-nums">${all.indexOf(message) + 1}/${all.length}</div>${iconButton(words.next, 'class="disabled:opacity-50"')}</div>`;
}

/** Buttons below a turn; an answer has them only when it is finished. */
function actions(scene: TurnScene): string {
  const words = strings[scene.config.language];
  if (isLive(scene.chat, scene.message)) return "";
  const copy = iconButton(words.copy, 'data-testid="copy-turn-action-button"');
  if (scene.message.role === "user") {
    return `<div role="group" aria-label="${esc(words.messageActions)}">${copy}${iconButton(words.edit, "")}${pager(scene)}</div>`;
  }
  const sources = scene.message.text.includes("{{cite:")
    ? `<button aria-label="${esc(words.sources)}" class="group/footnote"><div>${esc(words.sources)}</div></button>`
    : "";
  return `<div role="group" aria-label="${esc(words.responseActions)}">${copy}${iconButton(words.good, 'data-testid="good-response-turn-action-button"')}${iconButton(words.bad, 'data-testid="bad-response-turn-action-button"')}${iconButton(words.share, "")}${iconButton(words.regenerate, "")}${iconButton(words.moreActions, "")}${sources}${pager(scene)}</div>`;
}

/** The section of one turn, as it stands inside its wrapper. */
export function turnHtml(scene: TurnScene): string {
  const { chat, message, config, number } = scene;
  const words = strings[config.language];
  const id = turnIdOf(chat, message);
  const author = chat.source.place?.author ? `${chat.source.place.author}:` : words.assistantSaid;
  const nodes = message.role === "user" ? userNodes(scene) : assistantNodes(scene, shownText(chat, message));
  return `<section class="text-token-text-primary w-full focus:outline-none" dir="auto" data-testid="conversation-turn-${number}" data-turn="${message.role}" data-turn-id="${esc(id)}" data-turn-id-container="${esc(id)}" data-scroll-anchor="false"><h4 class="sr-only select-none">${esc(message.role === "user" ? words.youSaid : author)}</h4><div class="text-base my-auto mx-auto"><div class="group/turn-messages" tabindex="-1"><div class="flex max-w-full flex-col grow">${nodes}</div><div class="z-0 flex min-h-[46px] justify-start">${actions(scene)}</div></div></div></section>`;
}
