import { all, attr, matches, nameOf } from "../../dom.ts";
import { cite } from "../citation.ts";
import { content } from "../selectors.ts";
import type { BodyContext, BodyRule } from "./context.ts";

/** Source pills (classic) and citation links (pair): footnote references, their sources kept in the message's citations. */
export const citations: BodyRule = {
  tags: ["span", "a", "button"],
  apply(element, context) {
    if (attr(element, "data-testid") === null) return undefined;
    if (matches(element, content.citationLink)) return { do: "inline", markdown: reference(context, element) };
    if (!matches(element, content.citationPill)) return undefined;
    const links = nameOf(element) === "a" ? [element] : all(element, "a");
    return { do: "inline", markdown: links.map((link) => reference(context, link)).join("") };
  },
};

function reference({ draft }: BodyContext, link: Element): string {
  const citation = cite(link);
  if (citation.url === "") return citation.title ? ` (${escaped(citation.title)})` : "";
  draft.citations.set(citation.label, citation);
  return `[^${citation.label}]`;
}

/** A file's name as text: every character that could mean something in Markdown is escaped. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|~$&!]/g, "\\$&");
}
