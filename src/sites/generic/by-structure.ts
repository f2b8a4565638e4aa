import { all, first, matches } from "../dom.ts";
import { childrenOf } from "../kit/outermost.ts";
import type { Guess, GuessedTurn } from "./guess.ts";
import { alternation } from "./in-line.ts";
import { hasComposer, isAside, lengthOf, saysAnything } from "./page-parts.ts";
import { sideByLooks } from "./signals.ts";

/**
 * Siblings that hold most of what the page says, most of which can be told by their looks, and both sides among them. Only
 * where there is somewhere to write: articles, results and forums are lists of siblings too.
 */
export function guessByStructure(document: Document): Guess | null {
  const page = first(document, "main, [role='main']") ?? first(document, "body");
  if (!page || !hasComposer(document)) return null;
  const half = lengthOf(page) / 2;
  const lists = [page, ...all(page, "div, section, ul, ol, main, article")];
  for (const list of lists.reverse()) {
    const turns = lengthOf(list) < half || isAside(list) ? [] : turnsIn(list);
    const told = turns.flatMap(({ role }) => role ?? []);
    if (new Set(told).size === 2 && told.length >= turns.length * 0.7 && alternation(told) >= 0.7) {
      return { turns, by: "structure", confidence: 0.5 };
    }
  }
  return null;
}

function turnsIn(list: Element): GuessedTurn[] {
  const children = childrenOf(list).filter((child) => saysAnything(child) && isTurn(child));
  return children.map((element) => {
    const role = sideByLooks(element);
    return role ? { element, role } : { element };
  });
}

function isTurn(child: Element): boolean {
  const other = "form, nav, aside, header, footer, h1, h2, p, button, hr";
  return !matches(child, other) && !first(child, "textarea, [contenteditable='true']");
}
