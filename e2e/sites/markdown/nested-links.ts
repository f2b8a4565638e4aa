import type { Token } from "markdown-it";
import { createParser } from "./parser.ts";

const parser = createParser("listed");

/**
 * Whether a link or citation stands within a link, as an address in the text of one does by CommonMark. HTML has no links
 * within links: a browser takes them apart before any reader sees the page.
 */
export function hasNestedLinks(markdown: string): boolean {
  return parser.parse(markdown, {}).some(({ children }) => children !== null && isNested(children));
}

function isNested(tokens: readonly Token[]): boolean {
  let depth = 0;
  return tokens.some(({ type }) => {
    if (type === "link_close") depth -= 1;
    const nested = depth > 0 && (type === "link_open" || type === "cite");
    if (type === "link_open") depth += 1;
    return nested;
  });
}
