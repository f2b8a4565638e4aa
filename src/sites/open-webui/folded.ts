import { first, matches, nameOf, textOf } from "../dom.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { childrenOf } from "../kit/outermost.ts";
import { selectors } from "./selectors.ts";

/**
 * A folded text: its header, and behind it the text while it is open. Headers of tool calls show the tool's name in bold
 * (source 2025); everything else is thinking. Without its text it is kept by its header, which tells that there was one.
 */
export const foldedText: PartRule = {
  at: selectors.folded,
  take(element, { draft, inside }) {
    const [header, ...opened] = childrenOf(element);
    const isFolded = header && matches(header, `.${selectors.foldedHeader}`);
    const read = (isFolded ? opened : [element]).filter((one) => nameOf(one) !== "svg").map(inside);
    const text = read.flatMap(({ markdown }) => markdown || []).join("\n\n");
    const label = isFolded ? wordsOf(header) : "";
    const tool = isFolded && first(header, "strong");
    if (tool) draft.parts.push({ kind: "tool", name: wordsOf(tool), ...(text ? { output: text } : {}) });
    else draft.parts.push({ kind: "reasoning", text, ...(label || text ? { label } : { label: "…" }) });
    draft.parts.push(...read.flatMap(({ parts }) => parts));
  },
};

const wordsOf = (element: Element) => textOf(element).replace(/\s+/g, " ").trim().slice(0, 500);
