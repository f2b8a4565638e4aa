import { text } from "../content/overlay/texts.ts";
import type { ShownTurn } from "../sites/generic/correction.ts";
import { shownWords } from "../sites/generic/shown.ts";

/** Characters of a turn that are enough to know it by. */
const longest = 140;

/** How a turn begins, on one line; a word for it where it says nothing. */
export function beginningOf(element: Element): string {
  const words = shownWords(element);
  if (words === "") return text("guess_no_words");
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

const names = { user: "guess_you", assistant: "guess_answer", unknown: "guess_unknown" } as const;

/** Who a turn is by, in the user's language, or that it is left out. */
export function nameOf({ writer, isOut }: ShownTurn): string {
  return text(isOut ? "guess_out" : names[writer]);
}

/** What says the same to style sheets. */
export function kindOf({ writer, isOut }: ShownTurn): string {
  return isOut ? "out" : writer;
}
