import { canonical } from "./canonical.ts";
import { toMessage } from "./message.ts";
import type { MessageVersion } from "./model.ts";
import { lostSlots, type Outline, type Slot, type Time, withoutTexts } from "./outline.ts";
import { withTimes } from "./slot.ts";
import type { Body, StoredMessage } from "./stored.ts";
import { type BodyMore, kinds, type SlotMore, type Structure, structureVersion } from "./structure.ts";

/**
 * The structure of a conversation for an export, to stand beside the thread that `toThread` makes of the same. `undefined`
 * where a damaged archive holds what no structure can tell; the thread alone is true then.
 */
export function structureOf(stored: Outline, contents: ReadonlyMap<number, StoredMessage>): Structure | undefined {
  const outline = withoutTexts(stored, lostSlots(stored, contents));
  const { head, stated, hints, slots, edges } = outline;
  if (slots.some((slot, at) => isOdd(slot, contents.get(at)))) return undefined;
  const times = new Map<Time, number>();
  const place = (time: Time) => placeOf(times, time);
  const rows = slots.flatMap((slot) => rowOf(slot, place));
  const links = edges.flatMap(({ parent, child, at }) => [(parent ?? -1) + 1, child, place(at)]);
  const more = slots.flatMap((slot, at) => moreOf(outline, slot, at, contents.get(at)));
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

function moreOf(outline: Outline, slot: Slot, at: number, content: StoredMessage | undefined): SlotMore[] {
  const more: SlotMore = { slot: at };
  const { ids, ranks, role, lost, text } = slot;
  if (!text && ids.length > 0) more.ids = ids;
  if (role !== undefined && role !== content?.role) more.role = role;
  if (lost !== undefined) more.lost = lost;
  if (ranks.some((rank, place) => rank !== place)) more.ranks = ranks;
  if (content && text) Object.assign(more, contentMore(outline, at, withTimes(content, text)));
  return Object.keys(more).length > 1 ? [more] : [];
}

/** What the message does not tell of its content: mostly nothing. */
function contentMore(outline: Outline, slot: number, content: StoredMessage): Pick<SlotMore, "rest" | "bodies"> {
  const { bodies, rest } = content;
  if (bodies.length === 1 && rest.length === 0 && bodies[0]?.most === undefined) return {};
  const { parts, versions } = toMessage(outline, slot, content, undefined);
  const added = bodies.map((body, place) => bodyMore(body, place === 0 ? { parts } : versions[place - 1]));
  while (added.length > 0 && Object.keys(added.at(-1) ?? {}).length === 0) added.pop();
  return { ...(rest.length > 0 ? { rest } : {}), ...(added.length > 0 ? { bodies: added } : {}) };
}

/** @param told what the message, or its older text, says */
function bodyMore(body: Body, told: Partial<MessageVersion> = {}): BodyMore {
  const { parts, at, read, finished, most } = body;
  const more: BodyMore = {};
  if (told.parts && canonical(told.parts) !== canonical(parts)) more.parts = parts;
  if (most !== undefined) more.most = most;
  // Of the newest text the slot tells the rest.
  if (told.capturedAt === undefined) return more;
  if (Date.parse(told.capturedAt) !== at) more.at = at;
  if (read !== at) more.read = read;
  if (!finished) more.finished = false;
  return more;
}
