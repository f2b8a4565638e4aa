import { text } from "../content/overlay/texts.ts";
import { type Found, foundText, legendOf, unknownText } from "./found.ts";
import { make, makeButton, makeIcon, setText } from "./make.ts";
import type { RowActs } from "./row.ts";
import { makeTurnList, type TurnList } from "./turn-list.ts";

const sides = "M5 4 1.5 8 5 12M11 4l3.5 4-3.5 4M2 8h12";

export interface PanelActs extends RowActs {
  swap(): void;
  pick(): void;
  pickList(): void;
  stopPicking(): void;
  save(): void;
  cancel(): void;
}

/** The dialog at the side of the page. */
export interface GuessPanel {
  element: HTMLElement;
  list: TurnList;
  draw(found: Found): void;
  /** Shows what to point at, or with `null` the turns again. */
  instruct(words: string | null, canPickList?: boolean): void;
  /** Says aloud, and shows while pointing, what is pointed at. */
  say(words: string): void;
}

/** Builds the dialog. `changed`: name of the site that has changed. */
export function makePanel(acts: PanelActs, changed: string | undefined): GuessPanel {
  const title = make("h2", { class: "title", attrs: { id: "title" } });
  const found = make("p", { class: "found", attrs: { id: "found", role: "status" } });
  const move = makeButton(
    { class: "icon-button", attrs: { "aria-label": text("guess_move") } },
    () => {
      element.dataset.side = element.dataset.side === "start" ? "end" : "start";
    },
    makeIcon(sides),
  );
  move.title = text("guess_move");
  const beside = make("p", { class: "note", text: changed ? text("guess_beside", changed) : "" });
  beside.hidden = changed === undefined;
  const legend = make("ul", { class: "legend" });
  const swap = makeButton({ text: text("guess_swap") }, acts.swap);
  const pick = makeButton({ text: text("guess_pick") }, acts.pick);
  const list = makeTurnList(acts);
  const unknown = make("p", { class: "note" });
  const later = make("p", { class: "soft", text: text("guess_later") });
  const save = makeButton({ class: "primary", text: text("guess_save") }, acts.save);
  const cancel = makeButton({ text: text("guess_cancel") }, acts.cancel);
  const looking = [
    beside,
    legend,
    make("div", { class: "tools" }, swap, pick),
    list.element,
    make("div", { class: "foot" }, unknown, later, make("div", { class: "ends" }, save, cancel)),
  ];
  const pointing = makePointing(acts);
  const element = make(
    "section",
    {
      class: "panel",
      attrs: {
        role: "dialog",
        "aria-labelledby": "title",
        "aria-describedby": "found",
        tabindex: "-1",
        "data-side": "end",
        dir: text("ui_direction") === "rtl" ? "rtl" : "ltr",
      },
    },
    make("div", { class: "head" }, title, move),
    found,
    ...looking,
    pointing.element,
  );

  return {
    element,
    list,
    draw(state) {
      const none = state.turns.length === 0;
      setText(title, text(none ? "guess_title_none" : "guess_title"));
      setText(found, foundText(state));
      legend.replaceChildren(...legendOf(state.turns));
      for (const gone of [legend, swap, list.element, later]) gone.hidden = none;
      save.hidden = none;
      save.setAttribute("aria-disabled", String(state.turns.every(({ isOut }) => isOut)));
      pick.classList.toggle("primary", none);
      setText(pick, text(none ? "guess_pick_first" : "guess_pick"));
      setText(unknown, unknownText(state.turns));
      unknown.hidden = unknown.textContent === "";
      list.draw(state.turns, state.changed);
    },
    instruct(words, canPickList = false) {
      const isPointing = words !== null;
      element.classList.toggle("pointing", isPointing);
      for (const each of looking) each.classList.toggle("away", isPointing);
      pointing.element.hidden = !isPointing;
      pointing.list.hidden = !canPickList;
      if (isPointing) setText(title, text("guess_title_pick"));
      setText(found, words ?? "");
      setText(pointing.at, "");
    },
    say: (words) => setText(pointing.at, words),
  };
}

function makePointing(acts: PanelActs) {
  const keys = make("p", { class: "soft", text: text("guess_pick_keys") });
  const at = make("p", { class: "at", attrs: { role: "status", dir: "auto" } });
  const list = makeButton({ text: text("guess_pick_list") }, acts.pickList);
  const stop = makeButton({ text: text("guess_pick_stop") }, acts.stopPicking);
  const element = make("div", { class: "foot" }, keys, at, make("div", { class: "ends" }, list, stop));
  element.hidden = true;
  return { element, at, list };
}
