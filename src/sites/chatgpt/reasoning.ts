import { attr, first, nameOf, textOf } from "../dom.ts";

/**
 * Whether a button of an answer heads its thinking ("Thought for 12s", "Worked for 1m"). Its words are localised, so: it
 * shows text, has no label for screen readers (the site's action buttons all have one), no name for tests, no picture.
 * Only meant for buttons in front of the answer's text.
 */
export function isThoughtHeader(button: Element): boolean {
  if (nameOf(button) !== "button" || attr(button, "aria-label") !== null) return false;
  if (attr(button, "data-testid") !== null || first(button, "img") !== null) return false;
  return /\S/.test(textOf(button));
}

/** A header's words on one line. */
export function headerText(button: Element): string {
  return textOf(button).replace(/\s+/g, " ").trim();
}
