import { nameOf, textOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { readCodeBlock } from "../kit/code-block.ts";
import { codeLanguage } from "../kit/code-language.ts";
import { childrenOf } from "../kit/outermost.ts";
import { visibleText } from "../kit/visible-text.ts";

/** More than a warning and a copy button. */
const muchText = 120;

/**
 * A code block (saved 2026-05): a box with the language in one box and `pre` in the next; beside it a box with a warning
 * and the copy button.
 */
export const codeWithLabel: BodyRule = {
  tags: ["div"],
  apply(element) {
    const children = childrenOf(element);
    const [head, ...rest] = children;
    const own = labelAndCode(children);
    if (own) return own;
    const block = head && nameOf(head) === "div" ? labelAndCode(childrenOf(head)) : null;
    return block && rest.length > 0 && rest.every((one) => visibleText(one).length < muchText) ? block : undefined;
  },
};

function labelAndCode([label, holder, ...others]: readonly Element[]) {
  const [pre, ...more] = holder && others.length === 0 ? childrenOf(holder) : [];
  if (!label || !pre || nameOf(pre) !== "pre" || more.length > 0) return null;
  const block = readCodeBlock(pre);
  if (!block) return null;
  return { do: "code" as const, language: block.language || codeLanguage(textOf(label)), text: block.text };
}
