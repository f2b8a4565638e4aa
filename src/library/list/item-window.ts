import type { ListGroup } from "./list-groups.ts";

/** Items drawn beyond what is in view, so that a quick scroll shows no blank. */
const spare = 6;

/** What stands in the list: the name of a group, or a conversation by its place among them, from 0. */
export type ListItem = { kind: "group"; name: string } | { kind: "chat"; at: number };

export interface Layout {
  groups: readonly ListGroup[];
  /** Conversations and headings. */
  count: number;
  /** Pixels from the top of the list, by place among the items; one more for the end. */
  tops: Float64Array;
  /** Place among the items of each conversation. */
  places: Int32Array;
}

interface Heights {
  group: number;
  /** Of the conversation at a place. */
  chat(at: number): number;
}

/** @param chats how many; @param heights pixels, known before anything is drawn */
export function layoutOf(chats: number, groups: readonly ListGroup[], heights: Heights): Layout {
  const count = chats + groups.length;
  const tops = new Float64Array(count + 1);
  const places = new Int32Array(chats);
  let place = 0;
  let top = 0;
  const put = (height: number) => {
    top += height;
    place += 1;
    tops[place] = top;
  };
  let next = 0;
  for (let at = 0; at < chats; at += 1) {
    if (groups[next]?.from === at) {
      put(heights.group);
      next += 1;
    }
    places[at] = place;
    put(heights.chat(at));
  }
  return { groups, count, tops, places };
}

/** The item at a place. */
export function itemOf({ groups }: Layout, place: number): ListItem {
  // Before a group's heading stand the conversations before it and the headings of the groups before it.
  const after = lastUpTo(groups.length, (index) => (groups[index]?.from ?? 0) + index <= place);
  const group = groups[after];
  return group && group.from + after === place
    ? { kind: "group", name: group.name }
    : { kind: "chat", at: place - after - 1 };
}

/** Pixels of the whole list. */
export function wholeHeight({ tops }: Layout): number {
  return tops.at(-1) ?? 0;
}

/** Places of the items to draw: those in view, some around, and `current`, which has the focus, wherever it is. */
export function itemsToDraw(layout: Layout, top: number, height: number, current: number): number[] {
  const last = layout.count - 1;
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
  const isFirst = place > 0 && itemOf(layout, place - 1).kind === "group";
  const above = layout.tops[isFirst ? place - 1 : place] ?? 0;
  const below = layout.tops[place + 1] ?? 0;
  return Math.max(Math.min(top, above), below - height);
}

/** The item at a height. */
function itemAt({ tops, count }: Layout, y: number): number {
  return Math.max(
    0,
    lastUpTo(count, (place) => (tops[place] ?? 0) <= y),
  );
}

/** The last place of `count` up to which something holds, by halving; -1 where it does nowhere. */
function lastUpTo(count: number, holds: (place: number) => boolean): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
