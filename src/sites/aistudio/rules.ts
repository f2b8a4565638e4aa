import { closest, first, matches, nameOf, textOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { selectors } from "./selectors.ts";

/**
 * Formulas stand in a `pre` with a `code`, so they must be known before code is. A browser that reads a saved page lets no
 * `pre` stay in a paragraph: there it has left its `ms-katex`, which is empty.
 */
export const formulas: BodyRule = {
  tags: [selectors.formula, "pre"],
  apply(element) {
    if (nameOf(element) !== "pre") return first(element, "pre") ? { do: "unwrap" } : { do: "skip" };
    const holder = first(element, selectors.formulaText);
    const source = holder && first(holder, 'annotation[encoding="application/x-tex"]');
    const tex = source && textOf(source).trim();
    if (!tex) return undefined;
    const display = closest(element, selectors.displayed) !== null || first(element, ".katex-display") !== null;
    return { do: "math", tex, display };
  },
};

/** Around every piece of a text; empty ones mean nothing. */
export const nodes: BodyRule = { tags: [selectors.node], apply: () => ({ do: "unwrap" }) };

/** Code in a sentence is a span. */
export const codeInText: BodyRule = {
  tags: ["span"],
  apply(element) {
    return matches(element, selectors.inlineCode)
      ? { do: "inline", markdown: codeSpan(textOf(element), closest(element, "td, th") !== null) }
      : undefined;
  },
};

/** Backticks around code, more of them than it has in a row. A bar would end a table's cell. */
function codeSpan(text: string, inCell: boolean): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? " " : "";
  const safe = inCell ? text.replaceAll("|", "\\|") : text;
  return fence + pad + safe + pad + fence;
}
