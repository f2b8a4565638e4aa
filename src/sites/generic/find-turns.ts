import { textOf } from "../dom.ts";
import { childrenOf } from "../kit/outermost.ts";
import { guessByAuthor, guessByTwins } from "./by-names.ts";
import { guessByStructure } from "./by-structure.ts";
import type { Guess } from "./guess.ts";
import { lookAt, type PageLook } from "./page-parts.ts";
import { shadowOf } from "./shadow.ts";

/** The conversation on a page that nobody has described, by the strongest of what it shows; `null` where it seems to be none. */
export function findTurns(document: Document): Guess | null {
  const page = lookAt(document);
  const guess = guessByAuthor(page) ?? guessByTwins(page) ?? guessByStructure(page);
  return guess && { ...guess, turns: guess.turns.map((turn) => ({ ...turn, element: speaking(turn.element, page) })) };
}

/** Where a turn is an element that shows nothing but what is in its shadow root: the box in there that holds all of it. */
function speaking(turn: Element, { lengthOf }: PageLook): Element {
  let element = turn;
  for (;;) {
    const shadow = /\S/.test(textOf(element)) ? null : shadowOf(element);
    const inside = childrenOf(shadow ?? element).filter((child) => lengthOf(child) > 0);
    const [only] = inside;
    if (!only || inside.length > 1 || /\S/.test(textOf(element))) return element;
    element = only;
  }
}
