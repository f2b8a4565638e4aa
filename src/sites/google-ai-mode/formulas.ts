import { attr, closest, first, matches, parentOf, textOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { selectors } from "./selectors.ts";

/** An amount of money, which the page sets as a formula (saved 2026-05-30). */
const amount = /^\\\$\s?\d[\d.,]*$/;

/** A formula: its TeX is on the outermost of its boxes or on the first thing in it that has some. */
export const formulas: BodyRule = {
  apply(element) {
    if (!matches(element, selectors.formula)) return undefined;
    const holder = attr(element, selectors.tex) ? element : first(element, `[${selectors.tex}]`);
    const tex = (holder && attr(holder, selectors.tex)) ?? "";
    if (tex === "") return undefined;
    return amount.test(tex) ? { do: "inline", markdown: tex } : { do: "math", tex, display: standsAlone(element) };
  },
};

/** Nothing else is said in the block around it. */
function standsAlone(formula: Element): boolean {
  const parent = parentOf(formula);
  const block = parent && closest(parent, "div, p, li, td, th");
  return block !== null && !matches(block, "li, td, th") && textOf(block).trim() === textOf(formula).trim();
}
