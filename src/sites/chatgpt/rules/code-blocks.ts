import { attr, nameOf } from "../../dom.ts";
import type { BodyRule } from "../../kit/body-rules.ts";
import { codeAnswer, readCodeBlock } from "../../kit/code-block.ts";

/** Code blocks of all generations; a `pre` without any known holder of code is left to the usual rule. */
export const codeBlocks: BodyRule = {
  tags: ["pre", "div"],
  apply(element, context) {
    if (nameOf(element) === "div" && attr(element, "data-markdown-copy") !== "code-block") return undefined;
    const code = readCodeBlock(element);
    return code ? codeAnswer(code, context) : undefined;
  },
};
