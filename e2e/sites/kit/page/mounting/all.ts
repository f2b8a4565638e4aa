import type { TurnScene } from "../template.ts";
import { arrange, indices, keptKeys, type Mount } from "./mounting.ts";

export interface AllOptions {
  /** Where a turn goes that does not stand in the list (the newest pair in a box of its own, say). */
  place?(scene: TurnScene, list: HTMLElement): Element;
}

/** Every turn is on the page. */
export function all({ place }: AllOptions = {}): Mount {
  return ({ box, list, turns }) => {
    const kept = keptKeys(turns);
    const changed = (): void => {
      const every = indices(0, turns.count());
      kept.keep(every.map(turns.key));
      const containers = new Map<Element, HTMLElement[]>();
      for (const index of every) {
        const container = place?.(turns.scene(index), list) ?? list;
        containers.set(container, [...(containers.get(container) ?? []), ...turns.draw(index)]);
      }
      for (const [container, elements] of containers) arrange(container, elements);
    };
    return {
      reset() {
        changed();
        box.toEnd();
      },
      changed,
      redraw: (index) => void turns.draw(index),
    };
  };
}
