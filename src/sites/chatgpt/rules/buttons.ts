import { attr, closest, contains, first, precedes, textOf } from "../../dom.ts";
import type { BodyContext, BodyRule } from "../../kit/body-rules.ts";
import { headerText, isThoughtHeader } from "../reasoning.ts";
import { classic } from "../selectors.ts";

/** A button in running text is part of the sentence (names that open a card, 2026); one beside it is interface. */
const runningText = "p, li, td, th, blockquote, h1, h2, h3, h4, h5, h6";

export const buttons: BodyRule = {
  tags: ["button"],
  apply(button, context) {
    if (first(button, "img, video, iframe")) return { do: "unwrap" };
    if (startsReasoning(context, button))
      return context.insert({ kind: "reasoning", text: "", label: headerText(button) });
    return isInText(context, button) ? { do: "unwrap" } : { do: "skip" };
  },
};

function isInText({ root }: BodyContext, button: Element): boolean {
  if (attr(button, "aria-label") !== null || !/\S/.test(textOf(button))) return false;
  const block = closest(button, runningText);
  return block !== null && contains(root, block);
}

/** "Thought for 12s" inside the answer's own node, in front of its text. */
function startsReasoning({ root }: BodyContext, button: Element): boolean {
  const body = first(root, classic.body);
  return body !== null && precedes(button, body) && isThoughtHeader(button);
}
