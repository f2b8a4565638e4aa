import * as kit from "../kit/drift.ts";
import { hasContent } from "./mounted.ts";
import { content } from "./selectors.ts";

/** Whether a page without any turn shows a conversation all the same, so that the turns' markup must have changed. */
export function looksLikeChat(document: Document): boolean {
  return kit.looksLikeChat(document, content.marks);
}

/** Whether turns of another layout that show something stand beside this one's, which would not be read. */
export function hasForeignTurns(document: Document, own: string, foreign: string): boolean {
  return kit.hasForeignTurns(document, own, foreign, hasContent);
}
