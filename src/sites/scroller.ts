import { documentOf, parentOf, windowOf } from "./dom.ts";
import type { ScrollPlan } from "./site.ts";

type Scroller = Pick<ScrollPlan, "scroller" | "axis">;

/**
 * The element that scrolls `turn`, found from the turn upwards by computed style, never by class: sidebars carry the same
 * classes and attributes. `overflow-x: auto` alone also makes the computed `overflow-y` `auto`, so an ancestor counts only
 * if it can move; when none can (a short chat) `preferred` or the page itself is taken. `null` where the document is not shown.
 */
export function findScroller(turn: Element, preferred: (element: Element) => boolean): Scroller | null {
  const document = documentOf(turn);
  const view = windowOf(document);
  if (!view) return null;
  let fallback: Element | null = null;
  for (let element = parentOf(turn); element; element = parentOf(element)) {
    const style = view.getComputedStyle(element);
    if (!/^(?:auto|scroll|overlay)$/.test(style.overflowY)) continue;
    if (element.scrollHeight > element.clientHeight + 1) return { scroller: element, axis: axisOf(style) };
    if (preferred(element)) fallback ??= element;
  }
  if (fallback) return { scroller: fallback, axis: axisOf(view.getComputedStyle(fallback)) };
  return document.scrollingElement ? { scroller: document.scrollingElement, axis: "normal" } : null;
}

/** In a reversed column scrollTop is 0 at the bottom and negative above (CSS Overflow: the scroll origin follows the flow). */
function axisOf(style: CSSStyleDeclaration): ScrollPlan["axis"] {
  return /flex$/.test(style.display) && style.flexDirection === "column-reverse" ? "reverse" : "normal";
}

/** Pixels left to scroll towards the newest message; 0 at the bottom. */
export function distanceFromBottom({ scroller, axis }: Scroller): number {
  if (axis === "reverse") return Math.abs(scroller.scrollTop);
  return Math.max(0, scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop);
}
