import { all, closest, first, textOf } from "../dom.ts";

/** What is no conversation, whatever it looks like. */
const aside = "nav, aside, header, footer, form, dialog, [role='dialog'], [role='navigation']";
const editors = "textarea, [contenteditable='true'], [contenteditable=''], [role='textbox']";
const noComposer = ".cm-editor, [role='search'], [type='search'], [role='searchbox']";

export function isAside(element: Element): boolean {
  return closest(element, aside) !== null;
}

/** Whether the page has somewhere to write, that is neither a search nor code. */
export function hasComposer(document: Document): boolean {
  return all(document, editors).some((editor) => closest(editor, noComposer) === null);
}

/** Length of what an element says. */
export function lengthOf(element: Element): number {
  return textOf(element).replace(/\s+/g, " ").trim().length;
}

export function saysAnything(element: Element): boolean {
  return /\S/.test(textOf(element)) || first(element, "img") !== null;
}
