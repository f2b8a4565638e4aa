import { text } from "../content/overlay/texts.ts";
import type { ShownTurn } from "../sites/generic/correction.ts";
import type { Found } from "./found.ts";
import { make } from "./make.ts";
import { makeRow, type Row, type RowActs } from "./row.ts";

/** The turns found, in the page's order. */
export interface TurnList {
  element: HTMLElement;
  draw(turns: readonly ShownTurn[], changed: Found["changed"]): void;
}

/** A row stays the same element as long as its turn does, so that the focus stays where it is. */
export function makeTurnList(acts: RowActs): TurnList {
  const element = make("ol", { class: "turns", attrs: { "aria-label": text("guess_turns") } });
  let rows = new Map<Element, Row>();

  return {
    element,
    draw(turns, changed) {
      const before = rows;
      rows = new Map(turns.map((turn) => [turn.element, before.get(turn.element) ?? makeRow(turn.element, acts)]));
      for (const [at, turn] of turns.entries()) {
        rows.get(turn.element)?.draw(turn, at + 1, changed?.element === turn.element ? changed.more : 0);
      }
      const items = [...rows.values()].map(({ item }) => item);
      if (items.length !== element.children.length || items.some((item, at) => element.children[at] !== item)) {
        element.replaceChildren(...items);
      }
    },
  };
}
