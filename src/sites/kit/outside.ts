import { first, matches, parentOf } from "../dom.ts";
import { childrenOf } from "./outermost.ts";

/** Finds the first match, or `null`. */
export type Finder = (selector: string) => Element | null;

/**
 * A finder for what stands outside of turns: around them, or beside them and their ancestors. A search of the whole document
 * for something that is not there costs tens of milliseconds in a long chat, nearly all of it inside of turns. `turns`
 * is what turns match.
 */
export function outsideTurns(document: Document, turns: string): Finder {
  const turn = first(document, turns);
  if (!turn) return (selector) => first(document, selector);
  const around: Element[] = [];
  const beside: Element[] = [];
  let level = turn;
  for (let parent = parentOf(level); parent; parent = parentOf(level)) {
    around.push(parent);
    for (const child of childrenOf(parent)) {
      if (child !== level && !matches(child, turns)) beside.push(child);
    }
    level = parent;
  }
  return (selector) => {
    const found = [...around, ...beside].find((element) => matches(element, selector));
    if (found) return found;
    for (const element of beside) {
      const inside = first(element, selector);
      if (inside) return inside;
    }
    return null;
  };
}
