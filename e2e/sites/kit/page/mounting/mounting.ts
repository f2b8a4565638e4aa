import type { Behaviour } from "../config.ts";
import type { ScrollBox } from "../scroll-box.ts";
import type { PageScene, TurnScene } from "../template.ts";
import type { Gauge } from "../view.ts";

/** The turns of the shown conversation as elements, made when they are asked for. */
export interface Turns {
  count(): number;
  key(index: number): string;
  scene(index: number): TurnScene;
  /** The elements of a turn, drawn again if it has changed; `empty`: without their content. They stay the same elements. */
  draw(index: number, empty?: boolean): HTMLElement[];
  /** Takes a turn off the page; what was opened in it is closed again. */
  drop(key: string): void;
}

/** What a way of mounting works on. */
export interface Ground {
  box: ScrollBox;
  list: HTMLElement;
  turns: Turns;
  behaviour: Behaviour;
  gauge: Gauge;
  /** Where anything but turns is drawn. */
  scene: PageScene;
}

/** Which turns are on the page, and where. */
export interface Mounting {
  /** Another conversation is shown, from its newest message; the list is empty now. */
  reset(): void;
  /** Turns were added, replaced or taken away. */
  changed(): void;
  /** One turn's content changed. */
  redraw(index: number): void;
}

export type Mount = (ground: Ground) => Mounting;

/** Makes `wanted` the last children of `container`, in this order, moving only what is out of place. */
export function arrange(container: Element, wanted: readonly Element[]): void {
  let next: Element | null = null;
  for (const element of [...wanted].reverse()) {
    if (element.parentElement !== container || element.nextElementSibling !== next) {
      container.insertBefore(element, next);
    }
    next = element;
  }
}

/** Calls `act` once, `delay` ms after the first of any number of calls; at once without a delay. */
export function paced(delay: number, act: () => void): () => void {
  let waiting = false;
  return () => {
    if (delay <= 0) return act();
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      act();
    }, delay);
  };
}

/** Remembers which turns are on the page, so that those that are gone can be taken off. */
export function keptKeys(turns: Turns): { keep(keys: readonly string[]): void } {
  let kept: readonly string[] = [];
  return {
    keep(keys) {
      for (const key of kept) if (!keys.includes(key)) turns.drop(key);
      kept = keys;
    },
  };
}

/** Indices from `from` (included) to `to` (excluded). */
export function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
}
