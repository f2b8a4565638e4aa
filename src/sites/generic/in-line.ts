import { outerOf } from "./shadow.ts";

/**
 * Whether elements stand in line: none is in another, and below what holds them all there is a child for every two at least: a prompt and its answer may share one. So do
 * the turns of a conversation; names that only happen to be alike are strewn over the page.
 */
export function standInLine(elements: readonly Element[]): boolean {
  const holder = holderOf(elements);
  if (!holder) return false;
  return new Set(elements.map((element) => childTowards(holder, element))).size * 2 >= elements.length;
}

/** The innermost element that holds them all, themselves not counted. */
export function holderOf(elements: readonly Element[]): Element | null {
  const [one, ...others] = elements;
  const above: Element[] = [];
  for (let at = one ? outerOf(one) : null; at; at = outerOf(at)) above.push(at);
  const heights = new Map(above.map((element, height) => [element, height]));
  let highest = 0;
  for (const other of others) {
    let at = outerOf(other);
    while (at && !heights.has(at)) at = outerOf(at);
    if (!at) return null;
    highest = Math.max(highest, heights.get(at) ?? 0);
  }
  return above[highest] ?? null;
}

function childTowards(holder: Element, element: Element): Element {
  let child = element;
  for (let outer = outerOf(child); outer && outer !== holder; outer = outerOf(child)) child = outer;
  return child;
}

/** How often the role changes from one turn to the next, 0 to 1. */
export function alternation(roles: readonly (string | undefined)[]): number {
  const changes = roles.slice(1).filter((role, at) => role !== roles[at]).length;
  return roles.length < 2 ? 0 : changes / (roles.length - 1);
}
