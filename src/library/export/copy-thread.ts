import DOMPurify from "dompurify";
import type { Thread } from "../../conversation/model.ts";
import { toClipboardMarkdown } from "../../export/clipboard.ts";
import { toClipboardHtml } from "../../export/clipboard-html.ts";
import type { CopyAs } from "./copy-open.ts";
import { exportSay } from "./export-say.ts";

/** What programs that take rich text know; neither pictures nor anything that loads. */
const kept = {
  ALLOWED_TAGS:
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote hr br a code pre em strong s del sub sup table thead tbody tr th td".split(
      " ",
    ),
  ALLOWED_ATTR: ["href", "title", "start", "align"],
  ADD_URI_SAFE_ATTR: ["start", "align"],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

/**
 * Puts a chat or some of its messages into the clipboard: Markdown alone, or rich text with Markdown for programs that take
 * none.
 * @throws DOMException where the browser does not allow it
 */
export async function copyThread(thread: Thread, as: CopyAs, messages?: readonly string[]): Promise<void> {
  const say = exportSay();
  const markdown = toClipboardMarkdown(thread, say, messages);
  if (as === "markdown") return navigator.clipboard.writeText(markdown);
  const html = DOMPurify.sanitize(toClipboardHtml(thread, say, messages), kept);
  const item = new ClipboardItem({
    "text/plain": new Blob([markdown], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
  return navigator.clipboard.write([item]);
}
