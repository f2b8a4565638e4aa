import { all, attr, closest, first, matches, nameOf, textOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { codeLanguage } from "../kit/code-language.ts";
import { selectors } from "./selectors.ts";

const strong: BodyRule = {
  tags: ["span"],
  apply: (element) => (matches(element, selectors.strong) ? { do: "as", tag: "strong" } : undefined),
};

/** Formulas are pictures whose alternative text is their TeX. */
const formulas: BodyRule = {
  tags: ["img"],
  apply(image) {
    const tex = matches(image, selectors.formula) ? (attr(image, "alt") ?? "") : "";
    return /\S/.test(tex) ? { do: "math", tex, display: standsAlone(image) } : undefined;
  },
};

/** The box that it stands in is none of running text, and holds no words. */
function standsAlone(image: Element): boolean {
  const box = closest(image, selectors.textBox);
  return box !== null && nameOf(box) === "div" && !/\S/.test(textOf(box));
}

/** Code is one element for each line, and whether line ends stand between them is not certain (saved re-indented). */
const codeBlocks: BodyRule = {
  tags: ["div", "pre"],
  apply(element) {
    if (nameOf(element) !== "pre" && !matches(element, selectors.code)) return undefined;
    const lines = all(element, selectors.codeLine);
    if (lines.length === 0) return undefined;
    const marked = first(element, "[data-language]");
    const language = codeLanguage((marked && attr(marked, "data-language")) ?? "");
    return { do: "code", language, text: lines.map((line) => textOf(line).replace(/\r?\n$/, "")).join("\n") };
  },
};

/** What Meta AI's pages say by pictures, classes and attributes instead of by tags (saved 2026-05). */
export const textRules: readonly BodyRule[] = [strong, formulas, codeBlocks];
