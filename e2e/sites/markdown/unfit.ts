import type { Token } from "markdown-it";
import { createParser } from "./parser.ts";

const parser = createParser("listed");

/** Editors that draw only the lines in view draw so many at least. What Save chat reads of longer code is tried on its own. */
const mostLines = 25;

/**
 * Whether a text is none that every site shows alike: with a link or citation within a link, which HTML has not (a browser
 * takes them apart before any reader sees the page), with a formula that has a blank line, which TeX has not, with an
 * odd formula, a paragraph of blanks alone, or long code.
 */
export function isUnfit(markdown: string): boolean {
  return parser.parse(markdown, {}).some(({ type, content, children }) => {
    if (type === "math_block") return /\n\s*\n/.test(content);
    if (type === "fence" || type === "code_block") return content.split("\n").length > mostLines;
    return children !== null && isOdd(children);
  });
}

const isOdd = (tokens: readonly Token[]): boolean => hasNestedLinks(tokens) || hasOddFormula(tokens) || isBlank(tokens);

/** Nothing to read but wide or narrow spaces, perhaps with a formula or a task's box. */
function isBlank(tokens: readonly Token[]): boolean {
  const isText = ({ type }: Token): boolean => type.startsWith("text");
  const text = tokens.filter(isText).map(({ content }) => content);
  const others = tokens.filter(
    (token) => !isText(token) && !/^(?:math_inline|task|softbreak|hardbreak)$/.test(token.type),
  );
  return others.length === 0 && text.join("") !== "" && text.join("").trim() === "";
}

/**
 * A display in a line of text, which some sites draw as one and others as a formula of the line, or a formula beside a line
 * break: where displays are told by standing alone, it may be alone.
 */
const hasOddFormula = (tokens: readonly Token[]): boolean =>
  tokens.some(({ type }) => type === "math_display") ||
  (tokens.some(({ content }) => content.startsWith("<br")) && tokens.some(({ type }) => type === "math_inline"));

/** As an address in the text of a link is one, by CommonMark. */
function hasNestedLinks(tokens: readonly Token[]): boolean {
  let depth = 0;
  return tokens.some(({ type }) => {
    if (type === "link_close") depth -= 1;
    const nested = depth > 0 && (type === "link_open" || type === "cite");
    if (type === "link_open") depth += 1;
    return nested;
  });
}
