import { attr, contains, first, matches } from "../dom.ts";
import type { BodyContext, BodyRule } from "../kit/body-rules.ts";
import { codeAnswer } from "../kit/code-block.ts";
import { codeLanguage } from "../kit/code-language.ts";
import { codeText } from "../kit/code-text.ts";
import { missing } from "../kit/editors/codemirror.ts";
import { collectedText } from "../kit/editors/collected.ts";
import { childrenOf } from "../kit/outermost.ts";
import { unreadable } from "../kit/unreadable.ts";
import { selectors } from "./selectors.ts";

/**
 * Code blocks are editors. The class around the editor holds what stood behind the fence, where the editor's own name for
 * the language is another. What running it has given stands below it and is kept as a part of its own.
 */
export const codeBlocks: BodyRule = {
  tags: ["div"],
  apply(element, context) {
    if (!matches(element, selectors.block)) return undefined;
    const fenced = first(element, selectors.fenced);
    const lines = fenced && first(fenced, selectors.code);
    if (!fenced || !lines) return undefined;
    const language = /^language-(\S*)/.exec(attr(fenced, "class") ?? "")?.[1] ?? "";
    keepOutput(element, fenced, context);
    const isPartial = first(fenced, missing) !== null;
    const whole = isPartial ? collectedText(lines) : codeText(lines);
    const text = whole ?? codeText(lines);
    return codeAnswer({ language: codeLanguage(language), text, partial: whole === null }, context);
  },
};

/** Everything in the block behind the code. */
function keepOutput(block: Element, fenced: Element, context: BodyContext): void {
  const own = childrenOf(block);
  const behind = own.slice(own.findIndex((child) => contains(child, fenced)) + 1);
  const output = behind.map((child) => context.inside(child).markdown).filter(Boolean);
  if (output.length > 0) context.append({ kind: "tool", name: "run", output: output.join("\n\n") });
}

/** Drawings, whose source is not on the page. */
export const diagrams: BodyRule = {
  tags: ["svg"],
  apply(element, context) {
    return matches(element, selectors.diagram) ? context.insert(unreadable.diagram()) : undefined;
  },
};
