import MarkdownIt from "markdown-it";
import { maths } from "./maths-plugin.ts";
import { tasks } from "./tasks-plugin.ts";

/** A renderer of CommonMark + tables + strikethrough that takes HTML and makes links only of what is written as one. */
const plain = new MarkdownIt({ html: true, linkify: false, typographer: false });
const full = new MarkdownIt({ html: true, linkify: false, typographer: false }).use(maths).use(tasks);

export const render = (markdown: string): string => plain.render(markdown);

/** With `$…$`, `$$…$$` (drawn by KaTeX) and task lists. */
export const renderFull = (markdown: string): string => full.render(markdown);

/** Whether a renderer finds HTML written by hand in this Markdown; comments show nothing and do not count. */
export function holdsHtml(markdown: string): boolean {
  const tokens = plain.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  return tokens.some((token) => token.type.startsWith("html_") && !/^<!--.*-->\s*$/s.test(token.content));
}

/** The element that holds this HTML, in a document of its own: nothing in it loads or runs. */
export function bodyOf(html: string): HTMLElement {
  return new DOMParser().parseFromString(`<!doctype html><body>${html}`, "text/html").body;
}
