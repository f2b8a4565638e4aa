import { first, precedes } from "../../dom.ts";
import type { BodyContext, BodyRule } from "../../kit/body-rules.ts";
import { isInText } from "../../kit/button-rule.ts";
import { headerText, isThoughtHeader } from "../reasoning.ts";
import { classic } from "../selectors.ts";

/** Names that open a card (2026) are part of a sentence, a header starts the thinking, the rest is interface. */
export const buttons: BodyRule = {
  tags: ["button"],
  apply(button, context) {
    if (first(button, "img, video, iframe")) return { do: "unwrap" };
    if (startsReasoning(context, button))
      return context.insert({ kind: "reasoning", text: "", label: headerText(button) });
    return isInText(context.root, button) ? { do: "unwrap" } : { do: "skip" };
  },
};

/** "Thought for 12s" inside the answer's own node, in front of its text. */
function startsReasoning({ root }: BodyContext, button: Element): boolean {
  const body = first(root, classic.body);
  return body !== null && precedes(button, body) && isThoughtHeader(button);
}
