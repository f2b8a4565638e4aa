import { highlighted, highlightedLines, shownName } from "../../../kit/page/code.ts";
import { esc, iconButton } from "../../../kit/page/html.ts";
import { createRenderer } from "../../../kit/page/markdown.ts";
import { marked } from "../links.ts";
import type { Decorations, RenderScene } from "../markdown.ts";

const header = (language: string, { strings }: RenderScene): string =>
  `<div data-markdown-copy="exclude" class="flex"><span class="truncate">${esc(language === "" ? strings.plainCode : shownName(language))}</span>${iconButton(strings.copy, "")}</div>`;

const wrapped = (language: string, scene: RenderScene, body: string): string =>
  `<div data-markdown-copy="code-block" class="code">${header(language, scene)}${body}</div>`;

const preShape = (text: string, language: string): string => `<pre><code>${highlighted(text, language)}</code></pre>`;

const bareShape = (text: string, language: string): string =>
  `<code style="display:block;white-space:pre">${highlighted(text, language)}</code>`;

/** CodeMirror: an element per line, a line break in the empty ones. */
const editorShape = (text: string, language: string, scene: RenderScene): string =>
  `<div class="cm-editor"><div class="cm-scroller"><div class="cm-content" contenteditable="true" role="textbox" aria-label="${esc(scene.strings.editCode)}"${language === "" ? "" : ` data-language="${esc(language)}"`}>${highlightedLines(
    text,
    language,
  )
    .map((line) => `<div class="cm-line">${line === "" ? "<br>" : line}</div>`)
    .join("")}</div></div></div>`;

/** The shape depends on how far the page has come to life; a double shows all three in turn. */
const shapes = [editorShape, preShape, bareShape];

const decorations: Decorations = {
  code({ text, language, place }, scene) {
    const shape = shapes[place % shapes.length] ?? preShape;
    return wrapped(language, scene, shape(text, language, scene));
  },
  inlineCode: (text) => `<code data-markdown-copy="inline-code">${esc(text)}</code>`,
  // Assumed: nobody has documented tables and maths of this layout.
  cite: (page) =>
    `<span><a data-testid="chatgpt-citation" aria-label="${esc(page.title)}" href="${esc(marked(page.url))}">${esc(page.title)}</a></span>`,
  link: {
    open: (address) => `<a class="decorated-link" target="_blank" href="${esc(marked(address))}">`,
    close: "</a>",
  },
  paragraphsInItems: true,
};

/** Markdown as the pair layout shows it. */
export const renderPair = createRenderer(decorations);
