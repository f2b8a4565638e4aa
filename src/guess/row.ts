import { counted, text } from "../content/overlay/texts.ts";
import type { ShownTurn } from "../sites/generic/correction.ts";
import { opposite } from "../sites/generic/correction.ts";
import { make, makeButton, makeIcon, setText } from "./make.ts";
import { beginningOf, kindOf, nameOf } from "./words.ts";

const cross = "M4 4l8 8M12 4l-8 8";
const back = "M4 8h7a2.5 2.5 0 0 1 0 5H8M7 5L4 8l3 3";

/** What can be done with one turn. */
export interface RowActs {
  flip(element: Element): void;
  toggle(element: Element): void;
  /** Does the last change to all turns like this one. */
  spread(): void;
  show(element: Element): void;
  /** The turn is being looked at, or no longer. */
  point(element: Element | null): void;
}

/** One turn in the list. */
export interface Row {
  item: HTMLElement;
  /** `more`: how many other turns the last change, made here, could be done to as well. */
  draw(turn: ShownTurn, number: number, more: number): void;
}

export function makeRow(element: Element, acts: RowActs): Row {
  const words = make("span", { class: "words", attrs: { dir: "auto" } });
  const place = make("span", { class: "number" });
  const show = makeButton({ class: "show" }, () => acts.show(element), place, words);
  show.title = text("guess_show");
  const writer = makeButton({ class: "writer" }, () => acts.flip(element));
  const out = makeButton({ class: "icon-button" }, () => acts.toggle(element));
  const more = makeButton({ class: "more" }, () => {
    acts.spread();
    writer.focus();
  });
  let beginning = "";
  const item = make("li", { class: "turn" }, show, writer, out, more);
  for (const event of ["pointerenter", "focusin"]) item.addEventListener(event, () => acts.point(element));
  for (const event of ["pointerleave", "focusout"]) item.addEventListener(event, () => acts.point(null));

  return {
    item,
    draw(turn, number, others) {
      const name = nameOf(turn);
      // Turns grow while they are written, up to a length that is enough.
      if (!beginning.endsWith("…")) beginning = beginningOf(element);
      item.dataset.kind = kindOf(turn);
      setText(place, String(number));
      setText(words, beginning);
      setText(writer, name);
      label(writer, turn.isOut ? text("guess_is_out", name, String(number)) : flipLabel(turn, name, number));
      // What is left out has no writer; taken in again it has the one from before.
      writer.disabled = turn.isOut;
      label(out, text(turn.isOut ? "guess_take_in" : "guess_leave_out", String(number)));
      out.title = text(turn.isOut ? "guess_take_in_short" : "guess_leave_out_short");
      out.replaceChildren(makeIcon(turn.isOut ? back : cross));
      more.hidden = others === 0;
      if (others > 0) setText(more, counted("guess_more", others));
    },
  };
}

function flipLabel(turn: ShownTurn, name: string, number: number): string {
  const other = { ...turn, writer: turn.writer === "unknown" ? ("user" as const) : opposite(turn.writer) };
  return text("guess_flip", name, String(number), nameOf(other));
}

function label(button: HTMLElement, words: string): void {
  if (button.getAttribute("aria-label") !== words) button.setAttribute("aria-label", words);
}
