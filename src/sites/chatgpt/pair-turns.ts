import { attr } from "../dom.ts";
import { outermost } from "../kit/outermost.ts";
import type { Turn } from "../site.ts";
import { isLasting } from "./ids.ts";
import { hasContent } from "./mounted.ts";
import { pair } from "./selectors.ts";

/** The turns of the pair layout: one element for a prompt and its answer, in page order (the flow is reversed, the markup not). */
export function pairTurns(document: Document): Turn[] {
  return outermost(document, pair.turn).map((element) => {
    const key = attr(element, "data-turn-key");
    return { element, key: isLasting(key) ? key : "", mounted: hasContent(element) };
  });
}
