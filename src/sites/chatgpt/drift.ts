import { first, matches, textOf } from "../dom.ts";
import { hasContent } from "./mounted.ts";
import { outermost } from "./outermost.ts";
import { content } from "./selectors.ts";

/** More text than an empty chat's greeting, composer and notices have (saved pages 2025-06, 2026-10: under 500 characters). */
const muchText = 3000;

/** Whether a page without any turn shows a conversation all the same, so that the turns' markup must have changed. */
export function looksLikeChat(document: Document): boolean {
  if (first(document, content.marks)) return true;
  const main = first(document, "main, [role='main']");
  return main !== null && textOf(main).length > muchText;
}

/**
 * Whether turns of another layout that show something stand beside this one's, which would not be read. Inside of one
 * another they are the same turns (both markups were seen together, 2026-09).
 */
export function hasForeignTurns(document: Document, own: string, foreign: string): boolean {
  return outermost(document, `${own}, ${foreign}`).some(
    (element) => !matches(element, own) && !first(element, own) && hasContent(element),
  );
}
