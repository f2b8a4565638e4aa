import type { ListItem } from "./list-items.ts";

/** Items drawn beyond what is in view, so that a quick scroll shows no blank. */
const spare = 6;

export interface Layout {
  items: readonly ListItem[];
  /** Pixels from the top of the list, by place in `items`; one more for the end. */
  tops: Float64Array;
  /** Place in `items` of each conversation. */
  places: Int32Array;
}

/** @param heightOf an item's pixels, known before it is drawn */
export function layoutOf(items: readonly ListItem[], heightOf: (item: ListItem) => number): Layout {
  const tops = new Float64Array(items.length + 1);
  const places: number[] = [];
  items.forEach((item, place) => {
    tops[place + 1] = (tops[place] ?? 0) + heightOf(item);
    if (item.kind === "chat") places.push(place);
  });
  return { items, tops, places: Int32Array.from(places) };
}

/** Pixels of the whole list. */
export function wholeHeight({ tops }: Layout): number {
  return tops.at(-1) ?? 0;
}

/** Places of the items to draw: those in view, some around, and `current`, which has the focus, wherever it is. */
export function itemsToDraw(layout: Layout, top: number, height: number, current: number): number[] {
  const last = layout.items.length - 1;
  const from = Math.max(0, itemAt(layout, top) - spare);
  const to = Math.min(last, itemAt(layout, top + height) + spare);
  const places: number[] = [];
  if (current >= 0 && current < from) places.push(current);
  for (let place = from; place <= to; place += 1) places.push(place);
  if (current > to && current <= last) places.push(current);
  return places;
}

/** Where to scroll so that an item is wholly in view, with the heading above the first of a group, moving as little as possible. */
export function scrollTo(layout: Layout, place: number, top: number, height: number): number {
  const isFirst = layout.items[place - 1]?.kind === "group";
  const above = layout.tops[isFirst ? place - 1 : place] ?? 0;
  const below = layout.tops[place + 1] ?? 0;
  return Math.max(Math.min(top, above), below - height);
}

/** The item at a height, by halving. */
function itemAt({ tops, items }: Layout, y: number): number {
  let low = 0;
  let high = Math.max(0, items.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
