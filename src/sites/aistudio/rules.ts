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
  apply: (element) => (matches(element, selectors.inlineCode) ? { do: "as", tag: "code" } : undefined),
};

/** A line break in a prompt's paragraph was typed; whether it is shown was never seen, so it is kept. */
export const keptLines: BodyRule = {
  tags: ["p"],
  apply: (element, { root }) =>
    matches(root, selectors.typed) && /\S[^\S\n]*\n\s*\S/.test(textOf(element)) ? { do: "preserve" } : undefined,
};
