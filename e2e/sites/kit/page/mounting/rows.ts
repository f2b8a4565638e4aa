import { arrange, indices, keptKeys, type Mount, type Mounting, paced } from "./mounting.ts";

export interface RowOptions {
  /** How a row gets to its place: `top`, `transform`, or `padding` of the list around the rows that are there. */
  by?: "top" | "transform" | "padding";
  /** Rows above and below the view that are on the page too (default 1). */
  overscan?: number;
  /** The newest rows that never leave (default 0). */
  keepNewest?: number;
  /** The first rows that never leave (default 0). */
  keepOldest?: number;
  /** A row above the view that turns out to be higher than guessed moves the view along (default true). */
  corrects?: boolean;
}

/** Tops of the rows in the list, and the end of the last one. */
function offsetsOf(heights: readonly number[]): number[] {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  return tops;
}

/** The rows from the first to the last that touch the stretch between two places of the list. */
function touching(tops: readonly number[], from: number, to: number): { first: number; last: number } {
  const count = tops.length - 1;
  const first = tops.findIndex((_, index) => index < count && (tops[index + 1] ?? 0) > from);
  const after = tops.findIndex((top, index) => index < count && top >= to);
  return { first: first < 0 ? Math.max(0, count - 1) : first, last: after < 0 ? count - 1 : Math.max(0, after - 1) };
}

/**
 * Only the rows near the view are on the page, each at its place in a list as tall as all of them. A row's height is
 * guessed until it was first there; then everything below it moves.
 */
export function rows(options: RowOptions = {}): Mount {
  const { by = "top", overscan = 1, keepNewest = 0, keepOldest = 0, corrects = true } = options;
  return ({ box, list, turns, behaviour }): Mounting => {
    const kept = keptKeys(turns);
    const heights = new Map<string, number>();
    const shown = new Map<Element, string>();
    const observed = new WeakSet<Element>();
    list.style.position = "relative";
    // The browser would correct a second time.
    list.style.setProperty("overflow-anchor", "none");

    const tops = (): number[] =>
      offsetsOf(indices(0, turns.count()).map((index) => heights.get(turns.key(index)) ?? behaviour.estimate));
    const listTop = (): number => list.getBoundingClientRect().top - box.top() + box.above();
    const wanted = (places: readonly number[]): number[] => {
      const from = box.above() - listTop();
      const { first, last } = touching(places, from, from + box.height());
      const count = turns.count();
      return indices(0, count).filter(
        (index) =>
          (index >= first - overscan && index <= last + overscan) || index >= count - keepNewest || index < keepOldest,
      );
    };
    const put = (row: HTMLElement, top: number): void => {
      if (by === "padding") return;
      const place = by === "top" ? `top: ${top}px` : `transform: translateY(${top}px)`;
      const style = `position: absolute; left: 0px; width: 100%; ${place};`;
      if (row.getAttribute("style") !== style) row.setAttribute("style", style);
    };
    const layOut = (): void => {
      const places = tops();
      const now = wanted(places);
      kept.keep(now.map(turns.key));
      shown.clear();
      const drawn = now.flatMap((index) => {
        const [row] = turns.draw(index);
        if (!row) return [];
        put(row, places[index] ?? 0);
        shown.set(row, turns.key(index));
        if (!observed.has(row)) observer.observe(row);
        observed.add(row);
        return [row];
      });
      arrange(list, drawn);
      const total = places.at(-1) ?? 0;
      if (by !== "padding") list.style.height = `${total}px`;
      else if (now.length > 0) {
        const end = places[(now.at(-1) ?? 0) + 1] ?? total;
        list.style.paddingTop = `${places[now[0] ?? 0] ?? 0}px`;
        list.style.paddingBottom = `${total - end}px`;
      }
    };
    /** Takes a row's true height; true when it is another one than before. */
    const measured = (row: Element, places: readonly number[]): boolean => {
      const key = shown.get(row);
      if (key === undefined || !row.isConnected) return false;
      const height = row.getBoundingClientRect().height;
      const before = heights.get(key) ?? behaviour.estimate;
      heights.set(key, height);
      if (Math.abs(height - before) < 1) return false;
      const index = indices(0, turns.count()).find((one) => turns.key(one) === key) ?? 0;
      const moves = corrects && (places[index] ?? 0) + listTop() < box.above();
      if (moves) pending += height - before;
      return true;
    };
    let pending = 0;
    const observer = new ResizeObserver((entries) => {
      const places = tops();
      pending = 0;
      const other = entries.map(({ target }) => measured(target, places)).some(Boolean);
      if (!other) return;
      const above = box.above();
      layOut();
      if (pending !== 0) box.to(above + pending);
    });
    box.listen(paced(behaviour.mountDelay, layOut));
    return {
      reset() {
        heights.clear();
        layOut();
        box.toEnd();
        layOut();
      },
      changed: layOut,
      redraw: layOut,
    };
  };
}
