import { citationTo } from "../../conversation/citation.ts";
import { all, attr, matches, parentOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { sourceName } from "../kit/citation.ts";
import { reference } from "../kit/footnotes.ts";
import { selectors } from "./selectors.ts";

/**
 * Sources in the text. Their address is in an attribute, their title labels the box around them (saved 2026-02); further
 * sources behind a "+2" are on the page only while the pointer rests on it.
 */
export const sources: BodyRule = {
  tags: ["span", "a"],
  apply(element, { draft }) {
    const isSource = matches(element, selectors.citation);
    if (!isSource && !matches(element, selectors.citationBox)) return undefined;
    const cited = isSource ? [element] : all(element, selectors.citation);
    const citations = cited.map((one) => citationTo(attr(one, "data-pplx-citation-url") ?? "", titleOf(one)));
    const markdown = citations.map((citation) => reference(draft, citation)).join("");
    return markdown ? { do: "inline", markdown } : undefined;
  },
};

function titleOf(source: Element): string {
  const box = parentOf(source);
  const label = box && matches(box, selectors.citationBox) ? attr(box, "aria-label") : null;
  return label?.trim() || sourceName(source);
}
