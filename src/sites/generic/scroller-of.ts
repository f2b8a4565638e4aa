import { documentOf, parentOf } from "../dom.ts";
import { findScroller } from "../scroller.ts";
import { outerOf } from "./shadow.ts";

/** As `findScroller`, out of shadow roots too: each is looked at from within, then from its host. */
export function scrollerOf(turn: Element): ReturnType<typeof findScroller> {
  const whole = documentOf(turn).scrollingElement;
  let at: Element | null = turn;
  for (;;) {
    const found = findScroller(at, () => false);
    const host = hostOf(at);
    if (!host || (found && found.scroller !== whole)) return found;
    at = host;
  }
}

function hostOf(element: Element): Element | null {
  let top = element;
  for (let parent = parentOf(top); parent; parent = parentOf(top)) top = parent;
  return outerOf(top);
}
