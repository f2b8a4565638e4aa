import { all, attr, matches, nameOf } from "../../dom.ts";
import type { BodyContext, BodyRule } from "../../kit/body-rules.ts";
import { cite } from "../../kit/citation.ts";
import { reference } from "../../kit/footnotes.ts";
import { content } from "../selectors.ts";
import { withoutTracking } from "../tracking.ts";

/** Source pills (classic) and citation links (pair): footnote references, their sources kept in the message's citations. */
export const citations: BodyRule = {
  tags: ["span", "a", "button"],
  apply(element, context) {
    if (attr(element, "data-testid") === null) return undefined;
    if (matches(element, content.citationLink)) return { do: "inline", markdown: footnote(context, element) };
    if (!matches(element, content.citationPill)) return undefined;
    const links = nameOf(element) === "a" ? [element] : all(element, "a");
    return { do: "inline", markdown: links.map((link) => footnote(context, link)).join("") };
  },
};

function footnote({ draft }: BodyContext, link: Element): string {
  return reference(draft, cite(link, withoutTracking));
}
