import type { Thread } from "../conversation/model.ts";
import { clipboardBlocks } from "./clipboard.ts";
import { markdownToHtml } from "./formats/html-markdown.ts";
import type { Say } from "./texts.ts";

/**
 * The same as {@link toClipboardMarkdown} gives, as HTML to paste into mail and text programs: sources are numbered links,
 * formulas stay as they were written, for few programs take MathML. To be sanitised by whoever puts it anywhere.
 */
export function toClipboardHtml(thread: Thread, say: Say, messageIds?: readonly string[]): string {
  return markdownToHtml(clipboardBlocks(thread, say, "list", messageIds), { forPasting: true });
}
