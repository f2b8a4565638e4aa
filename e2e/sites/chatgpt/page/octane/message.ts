import { esc, iconButton } from "../../../kit/page/html.ts";
import type { SourceMessage, SourcePage } from "../../../source.ts";
import type { Strings } from "../strings.ts";
import { renderOctane } from "./decorations.ts";

export interface OctaneScene {
  message: SourceMessage;
  words: Strings;
  live: boolean;
  shown: string;
  sources: Record<string, SourcePage>;
}

function prompt({ message, words }: OctaneScene): string {
  const menu = `user-message-copy-${message.id}`;
  return `<li data-message-role="user" id="${message.id}"><h4 data-message-attribution="">${esc(words.youSaid)}</h4><div data-submit-message-animation-target=""><div><button data-user-message-bubble="" aria-haspopup="menu" aria-controls="${menu}" aria-expanded="false" data-w-component="button" type="button"><p data-user-message-copy="">${esc(message.text)}</p></button><div data-user-message-actions="" data-message-actions="" id="${menu}" role="menu" aria-label="${esc(words.copy)}"><button role="menuitem" data-copy-message="" type="button"><span>${esc(words.copy)}</span></button><span aria-live="polite" role="status"></span></div></div><div data-message-intervention=""></div></div></li>`;
}

function answer({ message, words, live, shown, sources }: OctaneScene): string {
  const id = live ? `pending-${message.id}` : message.id;
  const state = live ? 'data-message-streaming=""' : 'data-assistant-content-started="" data-message-complete=""';
  const actions = live
    ? ""
    : `<div aria-label="${esc(words.responseActions)}" data-assistant-message-actions="" data-message-actions="" role="group">${iconButton(words.copy, 'type="button" data-copy-message=""')}${iconButton(words.share, 'data-share-message="" type="button"')}</div>`;
  const html = renderOctane(shown, { sources, strings: words });
  return `<li data-message-role="assistant" id="${id}" ${state}><h4 data-message-attribution="" tabindex="-1">${esc(words.assistantSaid)}</h4><div><span aria-hidden="true" data-assistant-placeholder-slot=""><span></span></span><div><div data-assistant-markdown="">${html}</div></div><div data-message-intervention=""></div></div>${actions}<section></section></li>`;
}

/** One message of the transcript. */
export function octaneMessage(scene: OctaneScene): string {
  return scene.message.role === "user" ? prompt(scene) : answer(scene);
}
