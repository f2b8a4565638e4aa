import { first, isElement, matches, nextSiblingOf, parentOf } from "../dom.ts";

/**
 * Whether no element matching `turns` follows in the document. Looks only at what follows, nearest first, so for all but
 * the last turn it ends at the next one.
 */
export function isLastOf(turn: Element, turns: string): boolean {
  for (let level: Element | null = turn; level; level = parentOf(level)) {
    for (let next = nextSiblingOf(level); next; next = nextSiblingOf(next)) {
      if (isElement(next) && (matches(next, turns) || first(next, turns))) return false;
    }
  }
  return true;
}
