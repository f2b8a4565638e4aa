import { first, isElement, matches } from "../dom.ts";
import { classic } from "./selectors.ts";

/**
 * The "Try again" button that shows when an older page did not load (live 2026-10; its words are localised): a button in
 * the sentinel, or in what stands right behind it if that is no turn.
 */
export function retryButton(sentinel: Element, next: Node | null): HTMLElement | null {
  const inside = first(sentinel, "button");
  if (inside) return inside as HTMLElement;
  if (!next || !isElement(next) || matches(next, classic.turn) || first(next, classic.turn)) return null;
  return (matches(next, "button") ? next : first(next, "button")) as HTMLElement | null;
}
