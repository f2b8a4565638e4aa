import { attr, first, matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { reference } from "../kit/footnotes.ts";
import { selectors } from "./selectors.ts";

/** A number that stands for a passage of a source: kept by its label, which names the source. */
export const citations: BodyRule = {
  tags: ["button"],
  apply(button, { draft }) {
    if (!matches(button, selectors.citation)) return undefined;
    const labelled = attr(button, "aria-label") === null ? first(button, "[aria-label]") : button;
    const title = ((labelled && attr(labelled, "aria-label")) ?? "").trim();
    return title ? { do: "inline", markdown: reference(draft, { label: "", title, url: "" }) } : { do: "skip" };
  },
};
