import { all, contains, matches } from "../dom.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { selectors } from "./selectors.ts";

/**
 * Thinking stands before the answer, in an element like the answer's own. Folded away it is kept as reasoning without text;
 * an overlay without text is only a frame. The button's words ("Show thinking") say nothing and change with the press.
 */
export const thinking: PartRule = {
  at: selectors.thinking,
  take(element, { draft, inside }) {
    const isFrame = !matches(element, "model-thoughts");
    const holders = isFrame ? [element] : all(element, selectors.thought);
    const read = holders.filter((one) => !holders.some((other) => other !== one && contains(other, one))).map(inside);
    const text = read
      .map(({ markdown }) => markdown)
      .filter(Boolean)
      .join("\n\n");
    if (text) draft.parts.push({ kind: "reasoning", text });
    else if (!isFrame) draft.parts.push({ kind: "reasoning", text: "", label: "…" });
    draft.parts.push(...read.flatMap(({ parts }) => parts));
  },
};
