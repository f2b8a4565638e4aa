import { attr, matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { selectors } from "./selectors.ts";

/** What Grok's pages say by class and role instead of by tag (saved 2026-03). */
export const textRules: readonly BodyRule[] = [
  {
    tags: ["span"],
    apply: (element) => (matches(element, selectors.inlineCode) ? { do: "as", tag: "code" } : undefined),
  },
  {
    tags: ["button"],
    apply: (element) =>
      matches(element, selectors.task) ? { do: "task", checked: attr(element, "aria-checked") === "true" } : undefined,
  },
  {
    // Paragraphs are shown with their line breaks and spaces (saved 2026-03).
    tags: ["p"],
    apply: (element) => (/white-space:\s*pre-wrap/.test(attr(element, "style") ?? "") ? { do: "preserve" } : undefined),
  },
];
