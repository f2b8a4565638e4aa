import { attr, closest, contains, first, textOf } from "../dom.ts";
import type { BodyRule } from "./body-rules.ts";

/** A button in running text is part of the sentence; one beside it is interface. */
const runningText = "p, li, td, th, blockquote, h1, h2, h3, h4, h5, h6";

/** Whether a button belongs to a sentence of `root`: it shows text, has no label of its own, and stands in running text. */
export function isInText(root: Element, button: Element): boolean {
  if (attr(button, "aria-label") !== null || !/\S/.test(textOf(button))) return false;
  const block = closest(button, runningText);
  return block !== null && contains(root, block);
}

/** Buttons are interface, except around pictures and in sentences. */
export const buttons: BodyRule = {
  tags: ["button"],
  apply(button, { root }) {
    return first(button, "img, video, iframe") || isInText(root, button) ? { do: "unwrap" } : { do: "skip" };
  },
};
