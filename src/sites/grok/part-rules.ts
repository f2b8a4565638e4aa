import { textOf } from "../dom.ts";
import { type PartRule, pictures, reasoning } from "../kit/layout/part-rules.ts";
import { unreadablePart } from "../kit/unreadable.ts";
import { selectors } from "./selectors.ts";

const thoughts = reasoning({ at: selectors.thinking, header: "button" });

/** The box of thinking is there, empty, also where nothing was thought. */
const thinking: PartRule = {
  at: selectors.thinking,
  take(element, context) {
    if (/\S/.test(textOf(element))) thoughts.take(element, context);
  },
};

const sources: PartRule = {
  at: selectors.sources,
  take: (_element, { draft }) =>
    void draft.parts.push(unreadablePart("sources", "their addresses are not on the page")),
};

export const partRules: readonly PartRule[] = [thinking, pictures(selectors.picture), sources];
