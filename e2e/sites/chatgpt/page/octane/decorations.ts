import { esc } from "../../../kit/page/html.ts";
import { createRenderer } from "../../../kit/page/markdown.ts";
import { marked } from "../links.ts";
import type { Decorations } from "../markdown.ts";

/** Assumed beyond paragraphs: code, tables and maths of the logged-out layout are not documented by anyone. */
const decorations: Decorations = {
  code: ({ text, language, attributes }) =>
    `<pre${attributes}><code${language ? ` class="language-${esc(language)}"` : ""}>${esc(text)}</code></pre>`,
  cite: (page) => `<a href="${esc(marked(page.url))}" target="_blank">${esc(page.title)}</a>`,
  link: { open: (address) => `<a href="${esc(marked(address))}" target="_blank" rel="noopener">`, close: "</a>" },
  paragraphsInItems: true,
  blockAttributes: (_start, _end, top, index): Record<string, string> =>
    top ? { "data-assistant-stream-block": "", "data-assistant-stream-block-index": String(index) } : {},
};

/** Markdown as the logged-out layout shows it. */
export const renderOctane = createRenderer(decorations);
