import { attr, matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";

/** Headings are boxes with a role (saved 2026-05). */
export const headings: BodyRule = {
  tags: ["div", "span"],
  apply(element, { root }) {
    if (element === root || !matches(element, '[role="heading"][aria-level]')) return undefined;
    return { do: "heading", level: Math.min(6, Math.max(1, Number(attr(element, "aria-level")) || 3)) };
  },
};
