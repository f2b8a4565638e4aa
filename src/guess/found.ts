import { counted, text } from "../content/overlay/texts.ts";
import type { ShownTurn } from "../sites/generic/correction.ts";
import type { Guess } from "../sites/generic/guess.ts";
import { make } from "./make.ts";
import { kindOf, nameOf } from "./words.ts";

/** What the dialog shows of a page. */
export interface Found {
  by?: Guess["by"];
  turns: readonly ShownTurn[];
  /** The turn that was changed last, and to how many others that could be done too. */
  changed?: { element: Element; more: number };
}

/** How many turns were found, and by what. */
export function foundText({ by, turns }: Found): string {
  if (turns.length === 0 || !by) return text("guess_nothing");
  return [counted("guess_found", turns.length), text(`guess_by_${by}`), text("guess_unsaved")].join(" ");
}

/** Says what becomes of turns that nobody is known to have written; "" where there are none. */
export function unknownText(turns: readonly ShownTurn[]): string {
  const count = turns.filter(({ writer, isOut }) => writer === "unknown" && !isOut).length;
  return count > 0 ? counted("guess_unknown_note", count) : "";
}

/** How many turns each writer has, in the colours that frames have on the page. */
export function legendOf(turns: readonly ShownTurn[]): HTMLElement[] {
  const kinds = [...new Set(["user", "assistant", ...turns.map(kindOf)])];
  return kinds.flatMap((kind) => {
    const own = turns.filter((turn) => kindOf(turn) === kind);
    const [first] = own;
    const name = first ? nameOf(first) : text(kind === "user" ? "guess_you" : "guess_answer");
    return [make("li", { text: text("guess_count", name, String(own.length)), attrs: { "data-kind": kind } })];
  });
}
