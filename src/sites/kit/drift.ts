import { first, matches, textOf } from "../dom.ts";
import { outermost } from "./outermost.ts";

/** More text than an empty chat's greeting, composer and notices have (saved pages 2025-06, 2026-10: under 500 characters). */
const muchText = 3000;

/**
 * Whether a page without any turn shows a conversation all the same, so that the turns' markup must have changed: by
 * `marks` of messages' texts, or by much text in its main part.
 */
export function looksLikeChat(document: Document, marks: string): boolean {
  if (first(document, marks)) return true;
  const main = first(document, "main, [role='main']");
  return main !== null && textOf(main).length > muchText;
}

/**
 * Whether turns of another layout that show something stand beside this one's, which would not be read. Inside of one
 * another they are the same turns (both markups of ChatGPT were seen together, 2026-09).
 */
export function hasForeignTurns(
  document: Document,
  own: string,
  foreign: string,
  hasContent: (turn: Element) => boolean,
): boolean {
  return outermost(document, `${own}, ${foreign}`).some(
    (element) => !matches(element, own) && !first(element, own) && hasContent(element),
  );
}
