import { all, attr } from "../dom.ts";
import { cite } from "../kit/citation.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { selectors } from "./selectors.ts";

/** The pages in the column beside an answer, each by the label of its link (saved 2026-05). */
export const sourceList: PartRule = {
  at: selectors.sourcesBox,
  take(element, { draft }) {
    for (const link of all(element, selectors.sources)) {
      const source = cite(link);
      const title = (attr(link, "aria-label") ?? "").trim() || source.title;
      if (source.url) draft.citations.set(source.label, { ...source, title });
    }
  },
};
