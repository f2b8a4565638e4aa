import type { RuleAnswer } from "../../markdown/convert.ts";
import { attr, first, isElement, nameOf } from "../dom.ts";
import { walk } from "../walk.ts";
import type { BodyContext } from "./body-rules.ts";
import { codeLanguage } from "./code-language.ts";
import { codeText } from "./code-text.ts";
import { unreadable } from "./unreadable.ts";

export interface CodeBlock {
  language: string;
  text: string;
  /** Some of its lines are not on the page. */
  partial: boolean;
}

/** Where a code block's parts stand, where the usual is not enough. */
export interface CodeMarks {
  /** Its text; usually an editor's content, else the `code` element. */
  text?: string;
  /** Stands in a block of which lines are missing; usually the hole that CodeMirror leaves. */
  hole?: string;
  /** The whole text of an editor of which only some lines are on the page, where Save chat has collected it. */
  whole?(holder: Element): string | null;
  /** The language's name in the block's header; usually the first text in front of the code. `null`: nothing there is one. */
  label?: string | null;
}

/** Content of the CodeMirror and Monaco editors. */
const editor = ".cm-content, .view-lines";

/**
 * Language and text of a code block: `pre` with a `code` anywhere inside, beside a header or not, or an editor that shows
 * its lines one element each. The language is what an attribute or class names, else the label in the header. `null`
 * where nothing that holds code is found.
 */
export function readCodeBlock(block: Element, marks: CodeMarks = {}): CodeBlock | null {
  const holder = marks.text ? first(block, marks.text) : (first(block, editor) ?? first(block, "code"));
  if (!holder) return null;
  const partial = first(block, marks.hole ?? ".cm-gap") !== null;
  const whole = partial ? marks.whole?.(holder) : null;
  return { language: languageOf(block, holder, marks), text: whole ?? codeText(holder), partial: partial && !whole };
}

/** What a body rule answers for a code block; of one that misses lines it says so behind the text. */
export function codeAnswer({ language, text, partial }: CodeBlock, context: BodyContext): RuleAnswer {
  if (partial) context.append(unreadable.partialCode());
  return { do: "code", language, text };
}

function languageOf(block: Element, holder: Element, { label }: CodeMarks): string {
  const marked = attr(holder, "data-language") ?? attr(first(block, "[data-language]") ?? holder, "data-language");
  if (marked) return codeLanguage(marked);
  const code = nameOf(holder) === "code" ? holder : (first(holder, "code") ?? holder);
  const classes = [code, holder, block].map((element) => attr(element, "class") ?? "").join(" ");
  const named = /(?:^|\s)lang(?:uage)?-(\S+)/.exec(classes)?.[1];
  if (named || label === null) return codeLanguage(named ?? "");
  const header = label === undefined ? null : first(block, label);
  return codeLanguage(label === undefined ? firstText(block, holder) : header ? firstText(header, holder) : "");
}

const isNoLabel = (element: Element): boolean =>
  /^(?:button|svg|style|script)$/.test(nameOf(element)) || attr(element, "role") === "button";

/** The first text below `root` in front of the code. Buttons are no label. */
function firstText(root: Element, holder: Element): string {
  let label = "";
  walk(root, (node) => {
    if (node === holder) return "stop";
    if (isElement(node)) return isNoLabel(node) ? "skip" : "enter";
    label = node.data.trim();
    return label === "" ? "enter" : "stop";
  });
  return label;
}
