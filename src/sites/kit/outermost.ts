import { all, closest, contains, first, firstChildOf, isElement, matches, nextSiblingOf, parentOf } from "../dom.ts";

/** No page nests its list of turns deeper; beyond it, asking at every level would take too long. */
const deepest = 64;

/**
 * Elements that match and are in no other one that does, in document order. Goes down only where there is a match and never
 * into one: in a chat of 1,000 messages nearly all elements are inside of turns, and this is asked for again and again.
 */
export function outermost(root: Document | Element, selector: string): Element[] {
  const found: Element[] = [];
  let level: readonly Element[] = childrenOf(root);
  const pending: { rest: readonly Element[]; at: number }[] = [];
  for (let at = 0; ; at++) {
    const element = level[at];
    if (!element) {
      const above = pending.pop();
      if (!above) return found;
      level = above.rest;
      at = above.at;
      continue;
    }
    const inner = straightDown(element, selector);
    if (matches(inner, selector)) found.push(inner);
    else if (first(inner, selector)) {
      if (pending.length === deepest) found.push(...flat(inner, selector));
      else {
        pending.push({ rest: level, at });
        level = childrenOf(inner);
        at = -1;
      }
    }
  }
}

/** The first from an element downwards that matches or holds more than one other: boxes in boxes need no search each. */
function straightDown(element: Element, selector: string): Element {
  let inner = element;
  while (!matches(inner, selector)) {
    const [child, other] = childrenOf(inner);
    if (!child || other) break;
    inner = child;
  }
  return inner;
}

/** The same, by looking at every match. */
function flat(root: Element, selector: string): Element[] {
  const found: Element[] = [];
  for (const element of all(root, selector)) {
    const last = found.at(-1);
    if (!last || !contains(last, element)) found.push(element);
  }
  return found;
}

/** Elements directly below a node. */
export function childrenOf(parent: Node): Element[] {
  const children: Element[] = [];
  for (let child = firstChildOf(parent); child; child = nextSiblingOf(child)) {
    if (isElement(child)) children.push(child);
  }
  return children;
}

/** Which of those a node is in, or `null`. */
export function outermostAround(node: Node, selector: string): Element | null {
  let found: Element | null = null;
  let from = isElement(node) ? node : parentOf(node);
  while (from) {
    const match: Element | null = closest(from, selector);
    if (match) found = match;
    from = match && parentOf(match);
  }
  return found;
}
