import type { SweepTools, Turn } from "../../site.ts";
import { collector, type EditorLook } from "./collected.ts";

/** A code editor that draws only the lines in and near its view. */
export interface CodeEditor {
  /** The element that holds its lines. */
  holder: Element;
  look(): EditorLook;
  /**
   * Shows all of its lines one after the other, `step` of a view at a time, and asks `collect` each time to take in what is
   * drawn; true as soon as that has all. The list need not be put back.
   */
  through(step: number, tools: SweepTools, collect: () => boolean): Promise<boolean>;
}

/** Smaller steps the second time, should lines be missing still. */
const steps = [0.7, 0.3];

/** The editors that were scrolled through, by the signal of the sweep. */
const done = new WeakMap<AbortSignal, WeakSet<Element>>();

/**
 * Makes `Layout.unroll` of a way to find the editors in a turn that have only some of their lines on the page: scrolls
 * through each while it collects its lines, and puts it and the list back.
 */
export function unroll(editorsIn: (turn: Element) => CodeEditor[]) {
  return async ({ element }: Turn, tools: SweepTools): Promise<boolean> => {
    const { signal, plan } = tools;
    const known = done.get(signal) ?? new WeakSet();
    done.set(signal, known);
    const editors = editorsIn(element).filter(({ holder }) => !known.has(holder));
    const before = plan.scroller.scrollTop;
    for (const { holder, look, through } of editors) {
      known.add(holder);
      const collect = collector(holder, look);
      for (const step of steps) if (!holder.isConnected || (await through(step, tools, collect))) break;
      move(tools, before - plan.scroller.scrollTop);
      await tools.painted();
    }
    return editors.length > 0 && element.isConnected;
  };
}

/** Scrolls the list down by so many px, whichever end it counts from. */
export function move({ plan }: SweepTools, distance: number): void {
  plan.scroller.scrollBy({ top: distance, behavior: "instant" });
}

/** The part of the window in which the list is seen: its upper edge and its height, px. */
export function viewOf({ plan: { scroller } }: SweepTools): { top: number; height: number } {
  const isPage = scroller === scroller.ownerDocument.scrollingElement;
  return { top: isPage ? 0 : scroller.getBoundingClientRect().top, height: scroller.clientHeight };
}
