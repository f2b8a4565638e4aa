/** What a text node's characters ask for. */
export const COLLAPSE = 1;
export const SPECIAL = 2;

const EITHER = /[\t\n\r\\`*_~[\]<&$|@]| {2}|:\/|[wW]\./;
const TO_COLLAPSE = /[\t\n\r]| {2}/;
const SIGN = /[\\`*_~[\]<&$|@]|:\/|[wW]\./;

/**
 * Is there white space to collapse, is there anything that Markdown could take for a sign? Most texts hold neither, which
 * one look tells: three looks at every text of a page would cost more than reading the page.
 */
export function scanText(text: string): number {
  if (!EITHER.test(text)) return 0;
  return (TO_COLLAPSE.test(text) ? COLLAPSE : 0) | (SIGN.test(text) ? SPECIAL : 0);
}
