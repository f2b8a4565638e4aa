import { first, isElement, nameOf } from "../dom.ts";
import { walk } from "../walk.ts";

/** Elements that show the site rendered the prompt as Markdown instead of showing it as typed. */
const rendered = "strong, em, code, pre, ul, ol, table, blockquote, h1, h2, h3, h4, h5, h6, .katex";

export function isRendered(element: Element): boolean {
  return first(element, rendered) !== null;
}

/**
 * What a person typed, character for character: line ends are real newlines in the page (saved 2025-06, 2026-05) or `br`;
 * where the page has made paragraphs of it, they are parted by a blank line.
 */
export function typedText(element: Element): string {
  let text = "";
  let blank = true;
  walk(element, (node) => {
    if (!isElement(node)) {
      text += node.data;
      blank &&= !/\S/.test(node.data);
      return "enter";
    }
    const name = nameOf(node);
    if (name === "button" || name === "svg" || name === "textarea") return "skip";
    if (name === "br") text += "\n";
    // White space before the first paragraph is the page's own indentation.
    if (name === "p") text = blank ? "" : `${text.trimEnd()}\n\n`;
    if (name === "div" && !blank && !text.endsWith("\n")) text += "\n";
    return "enter";
  });
  return first(element, "p") ? text.trimEnd() : text;
}
