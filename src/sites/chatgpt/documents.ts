import type { Part } from "../../conversation/model.ts";
import { attr, first } from "../dom.ts";
import type { Inside } from "../kit/body-rules.ts";
import { readCodeBlock } from "../kit/code-block.ts";
import { unreadable } from "../kit/unreadable.ts";
import { visibleText } from "../kit/visible-text.ts";
import { content } from "./selectors.ts";

/**
 * A canvas document or writing block as a part of its own, and the parts that stood in it: its text (or code), and as title
 * what its header says without its buttons. A card whose text is not on the page says so.
 */
export function readDocument(element: Element, inside: (element: Element) => Inside): Part[] {
  const title = titleOf(element);
  const raw = rawMarkdown(element);
  if (raw) return [{ kind: "artifact", title, format: "markdown", content: raw }];
  const text = first(element, content.writingText);
  const code = !text && first(element, content.editor) ? readCodeBlock(element) : null;
  if (code) {
    const language = code.language ? { language: code.language } : {};
    return [{ kind: "artifact", title, ...language, format: "code", content: code.text }];
  }
  const { markdown, parts } = inside(text ?? element);
  if (markdown === "") return [...parts, unreadable.document("canvas document")];
  return [{ kind: "artifact", title, format: "markdown", content: markdown }, ...parts];
}

function rawMarkdown(element: Element): string {
  const holder = attr(element, "data-markdown-copy-text") ? element : first(element, "[data-markdown-copy-text]");
  return (holder && attr(holder, "data-markdown-copy-text")?.trim()) ?? "";
}

function titleOf(element: Element): string {
  const header = first(element, content.writingHeader) ?? first(element, content.chrome);
  return header ? visibleText(header) : "";
}
