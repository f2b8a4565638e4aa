/** Classes of characters as CommonMark 0.31 defines them (section 2.1), given as one code point or '' for the edge of the text. */

const WHITE_SPACE = /^[\p{Zs}\t\n\f\r]$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;
const DISPUTED = /^[\p{S}\u{10000}-\u{10ffff}]$/u;

export const isWhiteSpace = (character: string): boolean => character === "" || WHITE_SPACE.test(character);

/**
 * Symbols beyond ASCII count as punctuation since 0.31 only, and some renderers know nothing beyond U+FFFF:
 * `symbols` says which reading to follow.
 */
export function isPunctuation(character: string, symbols: boolean): boolean {
  return PUNCTUATION.test(character) && (symbols || character < "\u0080" || !DISPUTED.test(character));
}

/** Renderers differ on whether this character is punctuation. */
export const isDisputed = (character: string): boolean =>
  character > "\u0080" && DISPUTED.test(character) && PUNCTUATION.test(character);

/** The code point that ends just before `index`. */
export function characterBefore(text: string, index: number): string {
  if (index <= 0) return "";
  const unit = text.charCodeAt(index - 1);
  const pair = unit >= 0xdc00 && unit <= 0xdfff && index > 1;
  return text.slice(index - (pair ? 2 : 1), index);
}

/** The code point that begins at `index`. */
export function characterAt(text: string, index: number): string {
  const point = text.codePointAt(index);
  return point === undefined ? "" : String.fromCodePoint(point);
}
