import { attr, matches } from "../../dom.ts";
import type { BodyRule } from "../../kit/body-rules.ts";
import { visibleText } from "../../kit/visible-text.ts";
import { content, octane } from "../selectors.ts";

const dropped = `${content.chrome}, ${content.writingHeader}, ${content.readerOnly}, ${content.mathLoading}, ${octane.chrome}`;

/** Interface inside answers: headings for screen readers, headers of code blocks. Alerts are remembered. */
export const chrome: BodyRule = {
  tags: ["div", "span", "section", "header", "h1", "h2", "h3", "h4", "h5", "h6"],
  apply(element, { draft }) {
    if (!element.hasAttributes()) return undefined;
    if (attr(element, "role") === "alert") {
      draft.alert ??= visibleText(element);
      return { do: "skip" };
    }
    return matches(element, dropped) ? { do: "skip" } : undefined;
  },
};
