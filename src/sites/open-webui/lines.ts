import { matches, textOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { selectors } from "./selectors.ts";

/** Paragraphs and items of prompts are shown with the line breaks that were typed (`white-space: pre-line`; source 2026-11). */
export const keptLines: BodyRule = {
  tags: ["p", "li"],
  apply: (element, { root }) =>
    matches(root, selectors.typed) && /\S[^\S\n]*\n\s*\S/.test(textOf(element)) ? { do: "preserve" } : undefined,
};
