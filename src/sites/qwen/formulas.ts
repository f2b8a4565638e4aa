import { closest, first, firstChildOf, isElement, matches, nextSiblingOf, textOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { selectors } from "./selectors.ts";

/** KaTeX whose annotation was taken out: the TeX is left as the last text right inside `math` (saved 2026-05). */
export const formulas: BodyRule = {
  tags: ["span"],
  apply(element) {
    if (!element.hasAttributes() || !matches(element, selectors.formula)) return undefined;
    const math = first(element, "math");
    if (!math || first(math, selectors.annotation)) return undefined;
    const tex = lastText(math);
    const display = matches(element, ".katex-display") || closest(element, ".katex-display") !== null;
    return tex === "" ? undefined : { do: "math", tex, display };
  },
};

function lastText(math: Element): string {
  let last = "";
  for (let node = firstChildOf(math); node; node = nextSiblingOf(node)) {
    if (!isElement(node) && /\S/.test(textOf(node))) last = textOf(node).trim();
  }
  return last;
}
