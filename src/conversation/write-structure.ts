import { canonical } from "./canonical.ts";
import type { Part } from "./model.ts";
import { lostSlots, type Outline, type Slot, type Time, withoutTexts } from "./outline.ts";
import { shownParts, versionParts } from "./show-parts.ts";
import { withTimes } from "./slot.ts";
import type { Body, StoredMessage } from "./stored.ts";
import { type BodyMore, kinds, type SlotMore, type Structure, structureVersion } from "./structure.ts";

/**
 * The structure of a conversation for an export, to stand beside the thread that `toThread` makes of the same. `undefined`
 * where a damaged archive holds what no structure can tell; the thread alone is true then.
 */
export function structureOf(stored: Outline, contents: ReadonlyMap<number, StoredMessage>): Structure | undefined {
  const { head, stated, hints, slots, edges } = withoutTexts(stored, lostSlots(stored, contents));
  if (slots.some((slot, at) => isOdd(slot, contents.get(at)))) return undefined;
  const times = new Map<Time, number>();
  const place = (time: Time) => placeOf(times, time);
  const rows = slots.flatMap((slot) => rowOf(slot, place));
  const links = edges.flatMap(({ parent, child, at }) => [(parent ?? -1) + 1, child, place(at)]);
  const more = slots.flatMap((slot, at) => moreOf(slot, at, contents.get(at)));
  return {
    version: structureVersion,
    head,
    ...(stated ? { stated } : {}),
    ...(hints.length > 0 ? { hints } : {}),
    times: [...times.keys()],
    slots: rows,
    edges: links,
    ...(more.length > 0 ? { more } : {}),
  };
}

/** A content without a text in the outline, or one that says nothing at all. */
function isOdd({ text, into }: Slot, content: StoredMessage | undefined): boolean {
  if (into !== undefined) return text !== undefined;
  return (text !== undefined) !== (content !== undefined) || content?.bodies.length === 0;
}

function placeOf(times: Map<Time, number>, time: Time): number {
  const held = times.get(time);
  if (held !== undefined) return held;
  times.set(time, times.size);
  return times.size - 1;
}

// The order of `slotColumns`.
function rowOf({ index, into, text, born, seen, end }: Slot, place: (time: Time) => number): number[] {
  const time = (at: Time | undefined) => (at === undefined ? 0 : place(at) + 1);
  const kind = text
    ? kinds.text |
      (text.opening === undefined ? 0 : kinds.opening) |
      (text.stem === undefined ? 0 : kinds.stem) |
      (text.print === "" ? kinds.unprinted : 0)
    : 0;
  const places = [text?.at, text?.read, born, seen, end].map(time);
  return [kind, (index ?? -1) + 1, (into ?? -1) + 1, ...places];
}

function moreOf(slot: Slot, at: number, content: StoredMessage | undefined): SlotMore[] {
  const more: SlotMore = { slot: at };
  const { ids, ranks, role, lost, text } = slot;
  if (!text && ids.length > 0) more.ids = ids;
  if (role !== undefined && role !== content?.role) more.role = role;
  if (lost !== undefined) more.lost = lost;
  if (ranks.some((rank, place) => rank !== place)) more.ranks = ranks;
  if (content && text) addContent(more, withTimes(content, text));
  return Object.keys(more).length > 1 ? [more] : [];
}

function addContent(more: SlotMore, content: StoredMessage): void {
  const { bodies, rest } = content;
  if (rest.length > 0) more.rest = rest;
  const added = bodies.map((body, place) => bodyMore(body, place, content));
  while (added.length > 0 && Object.keys(added.at(-1) ?? {}).length === 0) added.pop();
  if (added.length > 0) more.bodies = added;
}

function bodyMore({ parts, at, read, finished }: Body, place: number, content: StoredMessage): BodyMore {
  const isNewest = place === 0;
  return {
    ...(content.rest.length > 0 && !isShown(parts, isNewest, content) ? { parts } : {}),
    ...(isNewest || read === at ? {} : { read }),
    ...(isNewest || finished ? {} : { finished }),
  };
}

/** True when a text is exported with the very parts that it has. */
function isShown(parts: readonly Part[], isNewest: boolean, content: StoredMessage): boolean {
  const shown = isNewest ? shownParts(content) : versionParts(parts, content.rest);
  return canonical(shown) === canonical(parts);
}
