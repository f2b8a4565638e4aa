import { citationTo } from "../../conversation/citation.ts";
import { attr, matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { sourceName } from "../kit/citation.ts";
import { reference } from "../kit/footnotes.ts";
import { selectors } from "./selectors.ts";

/** Pills with a source's name, whose address is in an attribute and in no link (2026-07). */
export const sources: BodyRule = {
  apply(element, { draft }) {
    if (!matches(element, selectors.source)) return undefined;
    const citation = citationTo(attr(element, "data-url") ?? "", sourceName(element));
    return citation.url ? { do: "inline", markdown: reference(draft, citation) } : undefined;
  },
};
