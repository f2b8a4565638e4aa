import type { DrawnTurns } from "./drawn.ts";
import { enliven } from "./editors.ts";
import { element } from "./html.ts";
import type { Panel, Template } from "./template.ts";

export interface FoldOrders {
  body: HTMLElement;
  template: Template;
  turns: DrawnTurns;
  /** What is pressed opens this long after, in ms. */
  delay: number;
  /** A turn is to be drawn again. */
  redraw(index: number): void;
}

/** The element of this selector that was pressed, and its place among those of its turn. */
function pressed(
  target: Element,
  selector: string,
  { turns, body }: FoldOrders,
): { index: number; nth: number } | null {
  const button = target.closest(selector);
  const index = button ? turns.indexAt(button) : -1;
  if (!button || index < 0) return null;
  const same = [...body.querySelectorAll(selector)].filter((one) => turns.indexAt(one) === index);
  return { index, nth: same.indexOf(button) };
}

function openPanel({ into, html, close }: Panel, orders: FoldOrders, index: number, nth: number): void {
  const place = orders.body.querySelector(into);
  if (!place) throw new Error(`no place ${into} for a panel`);
  const panel = element(html(orders.turns.scene(index), nth));
  enliven(panel);
  place.replaceChildren(panel);
  panel.querySelector(close)?.addEventListener("click", () => setTimeout(() => panel.remove(), orders.delay));
}

/** Opens and closes what a press in a turn stands for: unfolded thinking, clipped texts, panels beside the chat. */
export function listenToFolds(orders: FoldOrders): void {
  const { body, template, turns, delay, redraw } = orders;
  body.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    for (const [name, selector] of Object.entries(template.toggles ?? {})) {
      const found = pressed(target, selector, orders);
      if (!found) continue;
      const key = turns.key(found.index);
      setTimeout(() => {
        // Another conversation may be shown by now.
        if (found.index >= turns.count() || turns.key(found.index) !== key) return;
        turns.toggle(found.index, name, found.nth);
        turns.changed(found.index);
        redraw(found.index);
      }, delay);
    }
    for (const panel of template.panels ?? []) {
      const found = pressed(target, panel.button, orders);
      if (found) setTimeout(() => openPanel(panel, orders, found.index, found.nth), delay);
    }
  });
}
