import { rawToken, TEXT, type Token } from "./token.ts";

/** Spaces that CSS keeps and that renderers trim from the ends of a paragraph or cell. */
const LEADING = /^[\p{Zs}\ufeff\u2028\u2029]+/u;
const TRAILING = /(?<![\p{Zs}\ufeff\u2028\u2029])[\p{Zs}\ufeff\u2028\u2029]+$/u;

const reference = (space: string): string =>
  space === "\u00a0" ? "&nbsp;" : `&#x${space.charCodeAt(0).toString(16).toUpperCase()};`;

const references = (spaces: string): Token => rawToken([...spaces].map(reference).join(""));

const isWide = (token: Token | undefined, atEnd: boolean): boolean =>
  token?.type === TEXT && token.text.charCodeAt(atEnd ? token.text.length - 1 : 0) > 127;

/** Writes no-break and wide spaces at the ends of a block as character references, where they would be trimmed otherwise. */
export function edgeSpaces(tokens: Token[]): Token[] {
  const last = tokens.length - 1;
  if (!isWide(tokens[0], false) && !isWide(tokens[last], true)) return tokens;
  return splitEnd(splitStart(tokens)).filter((token) => token.type !== TEXT || token.text !== "");
}

function splitStart(tokens: readonly Token[]): Token[] {
  const [first, ...rest] = tokens;
  const spaces = first?.type === TEXT ? LEADING.exec(first.text)?.[0] : undefined;
  if (!first || !spaces) return [...tokens];
  return [references(spaces), { ...first, text: first.text.slice(spaces.length) }, ...rest];
}

function splitEnd(tokens: readonly Token[]): Token[] {
  const last = tokens[tokens.length - 1];
  const spaces = last?.type === TEXT ? TRAILING.exec(last.text)?.[0] : undefined;
  if (!last || !spaces) return [...tokens];
  return [...tokens.slice(0, -1), { ...last, text: last.text.slice(0, -spaces.length) }, references(spaces)];
}
