import { highlighted, highlightedLines, shownName, spanned } from "../../../kit/page/code.ts";
import { esc, iconButton } from "../../../kit/page/html.ts";
import type { CodeBlock } from "../../../kit/page/markdown.ts";
import type { Strings } from "../strings.ts";

interface Block extends CodeBlock {
  strings: Strings;
}

/** Until 2025: text header, `pre > code.language-x`. */
function plainShape({ text, language, attributes, strings }: Block): string {
  return `<pre class="overflow-visible!"${attributes}><div class="contain-inline-size rounded-2xl relative"><div class="flex items-center text-xs font-sans justify-between">${esc(language)}</div><div class="sticky top-9"><div class="absolute end-0 bottom-0"><button class="flex gap-1 items-center" aria-label="${esc(strings.copy)}">${esc(strings.copyCode)}</button></div></div><div class="overflow-y-auto p-4" dir="ltr"><code class="whitespace-pre!${language ? ` language-${esc(language)}` : ""}"><span>${highlighted(text, language)}</span></code></div></div></pre>`;
}

/** The frame of the code viewer, since 2026-03: language as bare text after a picture in a sticky header. */
function viewer({ language, attributes, strings }: Block, content: string): string {
  const run =
    language === "python" ? `<button aria-label="${esc(strings.runCode)}" type="button"><div>Run</div></button>` : "";
  const label =
    language === "" ? "" : `<svg width="20" height="20" aria-hidden="true"></svg>${esc(shownName(language))}`;
  return `<pre class="overflow-visible! px-0!"${attributes}><div class="relative w-full mt-4 mb-1"><div class="h-full min-h-0 min-w-0"><div class="border border-token-border-light rounded-3xl"><div class="sticky z-2 select-none top-0"><div class="flex w-full items-center justify-between"><div class="flex max-w-[75%] min-w-0 cursor-default items-center text-sm font-medium">${label}</div><div class="flex flex-row items-center gap-0.5">${iconButton(strings.copy, "")}${run}</div></div></div><div class="w-full overflow-x-hidden overflow-y-auto"><div class="relative z-0 flex max-w-full"><div id="code-block-viewer" dir="ltr" class="cm-editor ͼz ͼr"><div class="cm-scroller">${content}</div></div></div></div></div></div></div></pre>`;
}

const joined = (block: Block): string => highlightedLines(block.text, block.language).map(spanned).join("<br>");

/** 2026-03: spans and line breaks. */
const spansShape = (block: Block): string =>
  viewer(block, `<div class="cm-content cm-readonly">${joined(block)}</div>`);

/** 2026-05: the same in a second `pre` inside the first. */
const nestedShape = (block: Block): string =>
  viewer(block, `<pre class="cm-content q9tKkq_readonly m-0"><code>${joined(block)}</code></pre>`);

/** An element per line; an empty line holds a line break, as CodeMirror draws it. */
const linesShape = (block: Block): string =>
  viewer(
    block,
    `<div class="cm-content" role="textbox">${highlightedLines(block.text, block.language)
      .map((line) => `<div class="cm-line">${line === "" ? "<br>" : line}</div>`)
      .join("")}</div>`,
  );

const shapes = [nestedShape, linesShape, spansShape, plainShape];

/** A code block in one of the shapes that ChatGPT's pages have had; which one depends on its place in the message. */
export function classicCode(block: Block): string {
  const shape = shapes[block.place % shapes.length] ?? nestedShape;
  return shape(block);
}
