import type { MarkdownIt } from "markdown-it";
import { envOf } from "./slots.ts";

/**
 * Headings as an outline without holes under the page's own: the first is one level below it, and one that goes deeper
 * goes down by one, whatever the number of its signs. How large they look follows the signs (class `level-1` to `level-6`).
 */
export function headings(markdown: MarkdownIt): void {
  markdown.core.ruler.push("headings", (state) => {
    const above: number[] = [];
    let tag = "";
    for (const token of state.tokens) {
      if (token.type === "heading_open") {
        const level = Number(token.tag.slice(1));
        while ((above.at(-1) ?? 0) >= level) above.pop();
        above.push(level);
        tag = `h${Math.min(6, envOf(state.env).headingShift + above.length)}`;
        token.attrSet("class", `level-${level}`);
      }
      if (token.type.startsWith("heading_")) token.tag = tag;
    }
  });
}
