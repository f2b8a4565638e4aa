import { first } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { cite } from "../kit/citation.ts";
import { reference } from "../kit/footnotes.ts";
import { selectors } from "./selectors.ts";

/** A source is a link around its number, with a transparent dash before it: the host is the only name it has (saved 2026-10). */
export const citations: BodyRule = {
  tags: ["a"],
  apply(link, { draft }) {
    if (!first(link, selectors.cited)) return undefined;
    const citation = cite(link);
    const title = URL.canParse(citation.url) ? new URL(citation.url).hostname.replace(/^www\./, "") : citation.title;
    return { do: "inline", markdown: reference(draft, { ...citation, title }) };
  },
};
