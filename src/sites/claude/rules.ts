import { matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { message, thinking } from "./selectors.ts";

/** Prompts with lists or code in them are rendered, but their line breaks stay (saved, 2026-03). */
export const keptLines: BodyRule = {
  tags: ["p"],
  apply: (element, { root }) =>
    matches(root, message.typed) && matches(element, ".whitespace-pre-wrap") ? { do: "preserve" } : undefined,
};

/** What a tool was asked and what it found stand in buttons. */
export const toolRows: BodyRule = {
  tags: ["button"],
  apply: (element) => (matches(element, thinking.row) ? { do: "unwrap" } : undefined),
};
