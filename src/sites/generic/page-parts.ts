import { first, matches } from "../dom.ts";
import { outerOf, visitShown } from "./shadow.ts";

/** What is no conversation, whatever it looks like. */
const aside = "nav, aside, header, footer, form, dialog, [role='dialog'], [role='navigation']";
const editors = "textarea, [contenteditable='true'], [contenteditable=''], [role='textbox']";
const lines = "input:not([type]), input[type='text']";
const noComposer = ".cm-editor, [role='search'], [type='search'], [role='searchbox']";

/** A page as one look at it shows it, open shadow roots included. */
export interface PageLook {
  /** Every element of the body in order, without scripts, styles and drawings. */
  elements: readonly Element[];
  /** Characters an element shows, white space counted once. */
  lengthOf(element: Element): number;
  /** Whether the page has somewhere to write, that is neither a search nor code. */
  hasComposer: boolean;
  /** Lines to write in, which most pages have for one thing or another. */
  inputs: readonly Element[];
}

/** Looks at every element of a page once. */
export function lookAt(document: Document): PageLook {
  const outers: (Element | null)[] = [];
  const elements: Element[] = [];
  const lengths = new Map<Element, number>();
  const add = (to: Element, characters: number) => lengths.set(to, (lengths.get(to) ?? 0) + characters);
  const body = first(document, "body");
  if (body) {
    const enters = (element: Element, outer: Element | null) => {
      outers.push(outer);
      return elements.push(element) > 0;
    };
    visitShown(body, enters, (data, outer) => add(outer, data.replace(/\s+/g, " ").trim().length));
  }
  // What is in an element comes behind it, so from the end on each one's sum is complete when it is passed on.
  for (let at = elements.length - 1; at > 0; at--) {
    const [element, outer] = [elements[at], outers[at]];
    if (element && outer) add(outer, lengths.get(element) ?? 0);
  }
  const hasComposer = elements.some((element) => matches(element, editors) && !isIn(element, noComposer));
  const inputs = elements.filter((element) => matches(element, lines) && !isIn(element, noComposer));
  return { elements, hasComposer, inputs, lengthOf: (element) => lengths.get(element) ?? 0 };
}

/** Whether an element, or one it is in, matches. */
export function isIn(element: Element, selector: string): boolean {
  for (let at: Element | null = element; at; at = outerOf(at)) if (matches(at, selector)) return true;
  return false;
}

export const isAside = (element: Element) => isIn(element, aside);

/** Elements in an element, those of open shadow roots too. */
export function elementsIn(root: Element): Element[] {
  const found: Element[] = [];
  visitShown(
    root,
    (element) => element === root || found.push(element) > 0,
    () => undefined,
  );
  return found;
}
