import { all, attr, first, matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { codeAnswer, readCodeBlock } from "../kit/code-block.ts";
import { selectors } from "./selectors.ts";

/**
 * Code in Monaco editors. They keep on the page only the lines in and near the view (about 40), and leave no mark where the
 * others would be: that some are missing shows in where the lines stand and how high the whole would be (saved 2026-05).
 */
export const codeBlocks: BodyRule = {
  tags: ["pre"],
  apply(element, context) {
    if (!matches(element, selectors.code)) return undefined;
    const block = readCodeBlock(element, { label: selectors.codeLabel });
    if (!block) return undefined;
    return codeAnswer({ ...block, partial: block.partial || missesLines(element) }, context);
  },
};

/** Whether an editor misses lines at its top, in the middle or at its end. What says nothing of its place is not doubted. */
function missesLines(block: Element): boolean {
  const editor = first(block, selectors.editor);
  if (!editor) return false;
  const lines = all(editor, selectors.line).map((line) => ({
    top: pixels(line, "top"),
    height: pixels(line, "height"),
  }));
  const placed = lines.filter(({ top, height }) => top >= 0 && height > 0).sort((a, b) => a.top - b.top);
  if (placed.length === 0) return lines.length === 0;
  let reached = 0;
  for (const { top, height } of placed) {
    if (top - reached >= height / 2) return true;
    reached = top + height;
  }
  // Under the last line is less than a line of padding and scrollbar: 15 px where a line has 19.
  return pixels(editor, "height") - reached >= (placed.at(-1)?.height ?? 0);
}

/** A length in an element's own style, px; `NaN` where there is none. */
function pixels(element: Element, name: "top" | "height"): number {
  const found = new RegExp(`(?:^|;)\\s*${name}:\\s*(-?[\\d.]+)px`).exec(attr(element, "style") ?? "");
  return Number(found?.[1] ?? Number.NaN);
}
