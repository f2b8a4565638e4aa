import type { MarkdownIt, Token } from "markdown-it";

const BLOCK = /^(?:paragraph|heading|bullet_list|ordered_list|blockquote|table)_open$/;

/**
 * Gives every outermost block its own direction, from its first letters. Blocks within have none of their own, else the
 * one around could not see their letters; their lines follow CSS (`unicode-bidi: plaintext`).
 */
export function directions(markdown: MarkdownIt): void {
  markdown.core.ruler.push("directions", (state) => {
    let inside = 0;
    for (const token of state.tokens) {
      if (!hasDirection(token)) continue;
      if (token.nesting === 1 && inside === 0) token.attrSet("dir", "auto");
      inside += token.nesting;
    }
  });
}

const hasDirection = ({ type, tag }: Token): boolean =>
  BLOCK.test(type.replace(/_close$/, "_open")) || (tag === "summary" && type.startsWith("kept_"));
