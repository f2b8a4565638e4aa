/** What a character is to the index. Decided by the character alone, so that a query is cut at the same places as a text. */
export type Kind = typeof space | typeof word | typeof dense | typeof symbol;
export const space = 0;
/** Letters, digits, accents, `_`: what stands together is one term. */
export const word = 1;
/** Letters of scripts that put no space between words: terms are pairs of characters. */
export const dense = 2;
/** Everything else: punctuation, signs, emoji. What stands together is one term, with the white space in it. */
export const symbol = 3;

const unknown = 255;
const known = new Uint8Array(0x10000).fill(unknown);
const denseScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

/** Kind of the character that begins at a place of the text, which must lie within it. */
export function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at);
  const kind = known[unit] as Kind | typeof unknown;
  if (kind !== unknown) return kind;
  // Pairs of surrogates are looked at each time; they are rare.
  if (unit >= 0xd800 && unit <= 0xdfff) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? unit));
  known[unit] = kindOf(String.fromCharCode(unit));
  return known[unit] as Kind;
}

function kindOf(character: string): Kind {
  if (/\s/u.test(character)) return space;
  if (denseScripts.test(character)) return dense;
  return /[\p{L}\p{N}\p{M}_]/u.test(character) ? word : symbol;
}

/** Where the run of characters of one kind ends that begins at a place. */
export function runEnd(text: string, from: number): number {
  const kind = kindAt(text, from);
  let at = from + widthAt(text, from);
  while (at < text.length && kindAt(text, at) === kind) at += widthAt(text, at);
  return at;
}

/** Code units of the character that begins at a place. */
function widthAt(text: string, at: number): 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}
