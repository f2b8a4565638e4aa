import { esc } from "../../../kit/page/html.ts";
import { marked } from "../links.ts";
import { createRenderer, type Decorations } from "../markdown.ts";

/** Assumed beyond paragraphs: code, tables and maths of the logged-out layout are not documented by anyone. */
const decorations: Decorations = {
  code: (text, language, attributes) =>
    `<pre${attributes}><code${language ? ` class="language-${esc(language)}"` : ""}>${esc(text.replace(/\n$/, ""))}</code></pre>`,
  inlineCode: (text) => `<code>${esc(text)}</code>`,
  table: { open: (attributes) => `<table${attributes}>`, close: () => "</table>" },
  cite: (page) => `<a href="${esc(marked(page.url))}" target="_blank">${esc(page.title)}</a>`,
  link: { open: (address) => `<a href="${esc(marked(address))}" target="_blank" rel="noopener">`, close: "</a>" },
  display: (html) => html,
  blockAttributes: (_start, _end, top, index): Record<string, string> =>
    top ? { "data-assistant-stream-block": "", "data-assistant-stream-block-index": String(index) } : {},
};

/** Markdown as the logged-out layout shows it. */
export const renderOctane = createRenderer(decorations);
