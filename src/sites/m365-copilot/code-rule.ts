import { all, attr, first, matches, textOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { codeLanguage } from "../kit/code-language.ts";
import { unreadable, unreadablePart } from "../kit/unreadable.ts";
import { visibleText } from "../kit/visible-text.ts";
import { selectors } from "./selectors.ts";

/**
 * The site's code viewer: its lines by their numbers, without the gutter between them (seen in code, 2026). Nothing on the
 * page says how many lines there are, so no block is taken for whole.
 */
export const codeViewer: BodyRule = {
  tags: ["div"],
  apply(element, context) {
    if (!matches(element, selectors.code)) return undefined;
    const lines = all(element, selectors.codeLine);
    if (lines.length === 0) return undefined;
    const label = first(element, selectors.codeLabel);
    context.append(isBroken(lines) ? unreadable.partialCode() : mayLackLines);
    const language = label ? codeLanguage(visibleText(label)) : "";
    return { do: "code", language, text: lines.map(textOf).join("\n") };
  },
};

const mayLackLines = unreadablePart("code", "the page may show only some of its lines");

/** Lines are missing for certain: before the first one, or between two. */
function isBroken(lines: readonly Element[]): boolean {
  return lines.some((line, place) => attr(line, "data-line-index") !== `${place}`);
}
