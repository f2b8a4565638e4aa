import type { Token } from "markdown-it";
import { createParser } from "./parser.ts";

const parser = createParser("listed");

/**
 * Whether a text is none that a site could show as it is meant: with a link or citation within a link, which HTML has not (a
 * browser takes them apart before any reader sees the page), or a formula with a blank line, which TeX has not.
 */
export function isUnfit(markdown: string): boolean {
  return parser
    .parse(markdown, {})
    .some(({ type, content, children }) =>
      type === "math_block" ? /\n\s*\n/.test(content) : children !== null && hasNestedLinks(children),
    );
}

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
