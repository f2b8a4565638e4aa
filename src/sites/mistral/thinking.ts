import { attr, closest, first, textOf } from "../dom.ts";
import { addReasoning, addText } from "../kit/draft.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { selectors } from "./selectors.ts";

/**
 * Thinking: headers, one in the other, and the text below the last. The letters of a header come in one by one, each in a
 * `span`, so it is read from its label (saved 2026-05).
 */
export const thinking: PartRule[] = [
  {
    at: selectors.header,
    take(header, { draft }) {
      const labelled = first(header, "[aria-label]");
      const label = (labelled && attr(labelled, "aria-label")) || textOf(header);
      const words = label.replace(/\s+/g, " ").trim();
      const last = draft.parts.at(-1);
      if (!words) return;
      if (last?.kind === "reasoning" && last.text === "") last.label = [last.label, words].filter(Boolean).join(" · ");
      else addReasoning(draft, "", words);
    },
  },
  {
    at: selectors.thought,
    take(element, { draft, inside }) {
      const { markdown, parts } = inside(element);
      // A prompt that the site shows as Markdown is no thinking.
      if (closest(element, selectors.user)) addText(draft, "markdown", markdown);
      else addReasoning(draft, markdown, draft.parts.at(-1)?.kind === "reasoning" ? undefined : "");
      draft.parts.push(...parts);
    },
  },
];
