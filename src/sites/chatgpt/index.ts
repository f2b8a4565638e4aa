import { first, matches } from "../dom.ts";
import { outermost } from "../kit/outermost.ts";
import type { Layout, Site } from "../site.ts";
import { about } from "./about.ts";
import { isChatHost } from "./address.ts";
import { classic } from "./classic.ts";
import { conversationOf } from "./conversation.ts";
import { octane } from "./octane.ts";
import { pair } from "./pair.ts";
import * as selectors from "./selectors.ts";

/**
 * The layouts in the order in which they are looked for: three are live at the same time (2026-10), chosen by markup
 * only. Neither the header's Chat/Work switch nor the plan says which one an account has (live 2026-09-26).
 */
const layouts: readonly { layout: Layout; turn: string; shell: string }[] = [
  { layout: pair, turn: selectors.pair.turn, shell: selectors.pair.shell },
  { layout: octane, turn: selectors.octane.turn, shell: selectors.octane.shell },
  { layout: classic, turn: selectors.classic.turn, shell: selectors.classic.shell },
];

/** ChatGPT (chatgpt.com and the old chat.openai.com). */
export const chatgpt: Site = {
  ...about,
  detect: (_document, url) => isChatHost(url),
  layout,
  conversation: conversationOf,
};

/** Turns decide; the frame around them only where there are none. */
function layout(document: Document): Layout | null {
  const found = outermost(document, selectors.anyTurn);
  const last = found.at(-1);
  if (!last) return layouts.find(({ shell }) => first(document, shell))?.layout ?? null;
  // Pair turns were seen inside containers with classic attributes too (2026-09).
  const known = layouts.find(({ turn }) => found.some((element) => matches(element, turn)) || first(last, turn));
  return known?.layout ?? null;
}
