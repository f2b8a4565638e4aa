import { scanText } from "./scan-text.ts";

/** Characters that may begin a block, by code. */
const STARTS = new Set([..." -+>#=:0123456789"].map((sign) => sign.charCodeAt(0)));
/** Characters at a line's end that need a look: a space, `!` before a bracket, `#` that closes a heading. */
const ENDS = new Set([..." !#"].map((sign) => sign.charCodeAt(0)));
const ASCII = 128;

/** Whether nothing at the ends of a text may need care; wide spaces do. */
export function hasSafeEnds(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first < ASCII && !STARTS.has(first) && last < ASCII && !ENDS.has(last);
}

/** The text of an element that holds nothing else, where it is Markdown as it stands: most paragraphs and cells. */
export function plainLine(element: Element): string | null {
  if (element.firstElementChild !== null) return null;
  const text = element.textContent;
  return scanText(text) === 0 && hasSafeEnds(text) ? text : null;
}
