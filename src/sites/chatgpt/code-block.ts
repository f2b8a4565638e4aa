import { all, attr, first, isElement, nameOf, textOf } from "../dom.ts";
import { walk } from "../walk.ts";
import { codeLanguage } from "./code-language.ts";
import { content } from "./selectors.ts";

export interface CodeBlock {
  language: string;
  text: string;
}

/**
 * Language and text of a code block of any generation: `pre > … code.language-x` (to 2025), CodeMirror with `span` and `br`
 * (2026-03), the same nested in a second `pre` (2026-05), one `.cm-line` a line (2026-07), and the pair layout's wrapper
 * with `pre > code`, `code` alone, or an editor (2026-09). `null` where nothing that holds code is found.
 */
export function readCodeBlock(block: Element): CodeBlock | null {
  const holder = first(block, content.editor) ?? first(block, "code");
  if (!holder) return null;
  return { language: languageOf(block, holder), text: codeText(holder) };
}

function codeText(holder: Element): string {
  const lines = all(holder, content.editorLine);
  const text = lines.length > 0 ? lines.map(textOf).join("\n") : textWithBreaks(holder);
  return text.replace(/\r?\n$/, "");
}

/** Letter for letter; `br` and the start of a block element are line ends. */
function textWithBreaks(holder: Element): string {
  let text = "";
  walk(holder, (node) => {
    if (!isElement(node)) text += node.data;
    else if (nameOf(node) === "br") text += "\n";
    else if (/^(?:div|p|li)$/.test(nameOf(node)) && text !== "" && !text.endsWith("\n")) text += "\n";
    return "enter";
  });
  return text;
}

function languageOf(block: Element, holder: Element): string {
  const marked = attr(holder, "data-language") ?? attr(first(block, "[data-language]") ?? holder, "data-language");
  if (marked) return codeLanguage(marked);
  const code = nameOf(holder) === "code" ? holder : (first(holder, "code") ?? holder);
  const named = /(?:^|\s)lang(?:uage)?-(\S+)/.exec(`${attr(code, "class") ?? ""} ${attr(holder, "class") ?? ""}`);
  return codeLanguage(named?.[1] ?? headerLabel(block, holder));
}

/** The first text of the block's header, in front of the code. Buttons are no label. */
function headerLabel(block: Element, holder: Element): string {
  let label = "";
  walk(block, (node) => {
    if (node === holder) return "stop";
    if (isElement(node)) return /^(?:button|svg|style|script)$/.test(nameOf(node)) ? "skip" : "enter";
    label = node.data.trim();
    return label === "" ? "enter" : "stop";
  });
  return label;
}
