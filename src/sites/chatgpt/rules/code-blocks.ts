import { attr, nameOf } from "../../dom.ts";
import type { BodyRule } from "../../kit/body-rules.ts";
import { readCodeBlock } from "../../kit/code-block.ts";

/** Code blocks of all generations; a `pre` without any known holder of code is left to the usual rule. */
export const codeBlocks: BodyRule = {
  tags: ["pre", "div"],
  apply(element) {
    if (nameOf(element) === "div" && attr(element, "data-markdown-copy") !== "code-block") return undefined;
    const code = readCodeBlock(element);
    return code ? { do: "code", ...code } : undefined;
  },
};
