import { type ConvertOptions, toMarkdown } from "../../markdown/convert.ts";
import type { HtmlElement } from "./node.ts";
import { parseHtml } from "./parse-html.ts";

/**
 * HTML of an export as Markdown, by the same rules as a page's. Works where there is no document.
 * @param html as it stands in the file; never shown or run
 */
export function htmlToMarkdown(html: string, options: ConvertOptions = {}): string {
  return markdownOf(parseHtml(html), options);
}

/** Markdown of what an element holds. */
export function markdownOf(root: HtmlElement, options: ConvertOptions = {}): string {
  // What the conversion reads of an element, these have; see node.ts.
  return toMarkdown(root as unknown as Element, options);
}
