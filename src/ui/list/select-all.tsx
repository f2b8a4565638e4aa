import type { ComponentChildren } from "preact";
import { plural } from "../i18n.ts";
import type { Picks } from "./picks.ts";

interface SelectAllProps {
  picks: Pick<Picks, "extent" | "toggleAll">;
  /** Nothing is shown that could be chosen. */
  disabled: boolean;
  children: ComponentChildren;
}

/** The box that chooses everything the search shows. */
export function SelectAll({ picks, disabled, children }: SelectAllProps) {
  const extent = picks.extent.value;
  return (
    <label class="select-all">
      <input
        type="checkbox"
        checked={extent === "all"}
        indeterminate={extent === "some"}
        disabled={disabled}
        onClick={picks.toggleAll}
      />
      {children}
    </label>
  );
}

/** How many are chosen, and how many of them the search does not show. */
export function chosenText({ ids, unseen }: Picks): string {
  const text = plural("popup_chosen", ids.value.length);
  return unseen.value > 0 ? plural("popup_chosen_unseen", unseen.value, text) : text;
}
