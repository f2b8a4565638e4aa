import { plainToMarkdown } from "../../markdown/plain.ts";
import { closest, matches, nameOf, nextSiblingOf, textOf, typeOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { selectors } from "./selectors.ts";

/** Paragraphs show their line breaks (0.8.8, 2026-08); thinking stands in one, its Markdown not rendered (source). */
export const lines: BodyRule = {
  tags: ["p", "br"],
  apply(element) {
    if (nameOf(element) === "br") return isShownTwice(element) ? { do: "skip" } : undefined;
    if (matches(element, selectors.asWritten)) return { do: "block", markdown: plainToMarkdown(textOf(element)) };
    return matches(element, selectors.lines) ? { do: "preserve" } : undefined;
  },
};

/** The renderer puts a line break of its own behind each `br`; where that shows too, one was meant. */
function isShownTwice(element: Element): boolean {
  const next = nextSiblingOf(element);
  const isText = next !== null && typeOf(next) === 3;
  return isText && textOf(next).startsWith("\n") && closest(element, selectors.lines) !== null;
}
