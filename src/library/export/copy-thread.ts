import type { Thread } from "../../conversation/model.ts";
import { toClipboardMarkdown } from "../../export/clipboard.ts";
import { toClipboardHtml } from "../../export/clipboard-html.ts";
import type { CopyAs } from "./copy-open.ts";
import { exportSay } from "./export-say.ts";
import { pasteable } from "./pasteable.ts";

/**
 * Puts a chat or some of its messages into the clipboard: Markdown alone, or rich text with Markdown for programs that take
 * none.
 * @throws DOMException where the browser does not allow it
 */
export async function copyThread(thread: Thread, as: CopyAs, messages?: readonly string[]): Promise<void> {
  const say = exportSay();
  const markdown = toClipboardMarkdown(thread, say, messages);
  if (as === "markdown") return navigator.clipboard.writeText(markdown);
  const html = pasteable(toClipboardHtml(thread, say, messages));
  const item = new ClipboardItem({
    "text/plain": new Blob([markdown], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
  return navigator.clipboard.write([item]);
}
