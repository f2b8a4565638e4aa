import { first, matches } from "../dom.ts";
import { childrenOf } from "../kit/outermost.ts";
import type { Guess, GuessedTurn } from "./guess.ts";
import { alternation } from "./in-line.ts";
import { isAside, type PageLook } from "./page-parts.ts";
import { isWithin, outerOf, shadowOf } from "./shadow.ts";
import { sidesByLooks } from "./signals.ts";

/**
 * Siblings that hold most of what the page says, most of which can be told by their looks, and both sides among them. Only
 * where there is somewhere to write: articles, results and forums are lists of siblings too.
 */
export function guessByStructure(page: PageLook): Guess | null {
  const main = page.elements.find((element) => matches(element, "main, [role='main']")) ?? page.elements[0];
  if (!main || (!page.hasComposer && page.inputs.length === 0)) return null;
  const half = page.lengthOf(main) / 2;
  for (const list of page.elements.toReversed()) {
    if (page.lengthOf(list) < half || isAside(list) || !canAnswer(list, page)) continue;
    const shadow = shadowOf(list);
    for (const rows of shadow ? [childrenOf(shadow), childrenOf(list)] : [childrenOf(list)]) {
      const turns = turnsOf(rows.filter((row) => isRow(row, page)));
      if (turns) return { turns, by: "structure", confidence: 0.5 };
    }
  }
  return null;
}

/** Whether one can write here: anywhere in an editor, in a mere line only right below the list. */
function canAnswer(list: Element, { hasComposer, inputs, elements }: PageLook): boolean {
  if (hasComposer) return true;
  let frame: Element | null = list;
  for (let height = 0; height < 3; height++) frame = frame && outerOf(frame);
  const begin = elements.indexOf(list);
  return inputs.some(
    (input) => !isWithin(list, input) && elements.indexOf(input) > begin && frame !== null && isWithin(frame, input),
  );
}

function turnsOf(rows: Element[]): GuessedTurn[] | null {
  const sides = rows.length < 2 ? [] : sidesByLooks(rows);
  const told = sides.flatMap((side) => side ?? []);
  if (new Set(told).size < 2 || told.length < rows.length * 0.7 || alternation(told) < 0.7) return null;
  return rows.map((element, at) => {
    const role = sides[at];
    return role ? { element, role } : { element };
  });
}

function isRow(child: Element, { lengthOf }: PageLook): boolean {
  const other = "form, nav, aside, header, footer, h1, h2, p, button, hr";
  if (matches(child, other) || first(child, "textarea, [contenteditable='true']")) return false;
  return lengthOf(child) > 0 || first(child, "img") !== null;
}
