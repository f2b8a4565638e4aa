import { matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";

/** Texts are shown with their line breaks (`white-space: pre-wrap`, 2026-07). */
export const lines: BodyRule = {
  tags: ["span"],
  apply: (element) => (matches(element, ".whitespace-pre-wrap") ? { do: "preserve" } : undefined),
};
