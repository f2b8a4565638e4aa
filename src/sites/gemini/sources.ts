import { first } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { unreadablePart } from "../kit/unreadable.ts";
import { selectors } from "./selectors.ts";

/**
 * The number of a source. Which one it is, the page says only in a dialog after a press (live 2026), so once in an answer
 * it is told that there were some.
 */
export const footnotes: BodyRule = {
  tags: [selectors.footnote],
  apply(element, { root, append }) {
    if (first(root, selectors.footnote) === element) {
      append(unreadablePart("sources", "the page shows their addresses only in a dialog"));
    }
    return { do: "skip" };
  },
};
