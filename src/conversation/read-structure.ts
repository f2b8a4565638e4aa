import type { Message } from "./model.ts";
import type { Edge, Hint, Outline, Slot, SlotText, Time } from "./outline.ts";
import { kinds, type SlotMore, type Structure, slotColumns } from "./structure.ts";

/** Slots of a structure with the messages that belong to them. */
export interface ReadStructure {
  /** Of its slots' texts only the times are true. */
  outline: Outline;
  /** By slot, where it has a text. */
  messages: Map<number, Message>;
  kinds: number[];
  more: ReadonlyMap<number, SlotMore>;
}

/**
 * Reads a structure that stands beside these messages. `undefined` where it does not fit them or itself: it was damaged, or
 * the messages were changed by another program. Times that lie after `latest` become that.
 */
export function readStructure(
  structure: Structure,
  messages: readonly Message[],
  latest: Time,
): ReadStructure | undefined {
  const times = structure.times.map((time) => Math.min(time, latest));
  const more = new Map((structure.more ?? []).map((each) => [each.slot, each]));
  const rows = rowsOf(structure.slots);
  const byslot = rows && placed(rows, messages);
  if (!rows || !byslot || (structure.more ?? []).some(({ slot }) => slot >= rows.length)) return undefined;
  const slots = rows.map((row, at) => slotOf(row, at, { times, more: more.get(at), message: byslot.get(at) }));
  if (!slots.every((slot) => slot !== undefined)) return undefined;
  const edges = edgesOf(structure.edges, times);
  const outline: Outline = { ...factsOf(structure, latest), slots, edges: edges ?? [] };
  if (!edges || !isSound(outline)) return undefined;
  return { outline, messages: byslot, kinds: rows.map(([kind = 0]) => kind), more };
}

function rowsOf(numbers: readonly number[]): number[][] | undefined {
  const width = slotColumns.length;
  if (numbers.length % width !== 0) return undefined;
  return Array.from({ length: numbers.length / width }, (_, at) => numbers.slice(at * width, (at + 1) * width));
}

/** The messages by slot; a slot's text and its message stand in the same order. */
function placed(rows: readonly number[][], messages: readonly Message[]): Map<number, Message> | undefined {
  const withText = rows.flatMap(([kind = 0], slot) => (kind & kinds.text ? [slot] : []));
  if (withText.length !== messages.length) return undefined;
  const bySlot = new Map<number, Message>();
  for (const [place, slot] of withText.entries()) {
    const message = messages[place];
    // A name that the archive gave tells the slot.
    if (!message || (message.id.startsWith("~") && message.id !== `~${slot + 1}`)) return undefined;
    bySlot.set(slot, message);
  }
  return bySlot;
}

interface Around {
  times: readonly Time[];
  more: SlotMore | undefined;
  message: Message | undefined;
}

function slotOf(row: readonly number[], at: number, { times, more, message }: Around): Slot | undefined {
  const [kind = 0, index = 0, into = 0, , , born = 0, seen = 0, end = 0] = row;
  const ids = message ? idsOf(message) : (more?.ids ?? []);
  const ranks = more?.ranks ?? ids.map((_, place) => place);
  const time = (place: number) => times[place - 1];
  const [bornAt, seenAt] = [time(born), time(seen)];
  const role = more?.role ?? message?.role;
  // What became another slot lies behind that one.
  if (bornAt === undefined || seenAt === undefined || ranks.length !== ids.length || into > at) return undefined;
  if ((into > 0 && kind !== 0) || (end > 0 && time(end) === undefined)) return undefined;
  const text = message && textTimes(row, times);
  if (message && !text) return undefined;
  return {
    ids,
    ranks,
    ...(role === undefined ? {} : { role }),
    ...(index > 0 ? { index: index - 1 } : {}),
    ...(text ? { text } : {}),
    ...(more?.lost === undefined ? {} : { lost: more.lost }),
    born: bornAt,
    seen: seenAt,
    ...(end > 0 ? { end: time(end) ?? 0 } : {}),
    ...(into > 0 ? { into: into - 1 } : {}),
  };
}

/** The ids of a message that pages or exports have given, best first. */
export function idsOf({ id, aliases }: Message): string[] {
  return id.startsWith("~") ? [] : [id, ...aliases];
}

function textTimes(row: readonly number[], times: readonly Time[]): SlotText | undefined {
  const [at, read] = [times[(row[3] ?? 0) - 1], times[(row[4] ?? 0) - 1]];
  if (at === undefined || read === undefined) return undefined;
  return { hash: "", size: 0, finished: false, at, read, print: "", unread: 0, media: [] };
}

function edgesOf(numbers: readonly number[], times: readonly Time[]): Edge[] | undefined {
  if (numbers.length % 3 !== 0) return undefined;
  const edges: Edge[] = [];
  for (let row = 0; row < numbers.length; row += 3) {
    const [parent = 0, child = 0, place = 0] = [numbers[row], numbers[row + 1], numbers[row + 2]];
    const at = times[place];
    if (at === undefined) return undefined;
    edges.push({ parent: parent === 0 ? null : parent - 1, child, at });
  }
  return edges;
}

function factsOf({ head, stated, hints }: Structure, latest: Time): Omit<Outline, "slots" | "edges"> {
  const dated = <T extends { at: Time }>(fact: T): T => ({ ...fact, at: Math.min(fact.at, latest) });
  return {
    head: {
      ...head,
      url: dated(head.url),
      ...(head.title ? { title: dated(head.title) } : {}),
      ...(head.model ? { model: dated(head.model) } : {}),
      first: Math.min(head.first, latest),
      last: Math.min(head.last, latest),
    },
    hints: (hints ?? []).map((hint: Hint) => dated(hint)),
    ...(stated ? { stated: dated(stated) } : {}),
  };
}

/** Everything in it leads to slots that are there and are not another one. */
function isSound({ slots, edges, hints, stated }: Outline): boolean {
  const isThere = (slot: number) => slots[slot] !== undefined && slots[slot]?.into === undefined;
  const isPlace = (slot: number | null) => slot === null || isThere(slot);
  return (
    edges.every(({ parent, child }) => isPlace(parent) && isThere(child) && parent !== child) &&
    hints.every(({ before, after }) => isPlace(before) && isPlace(after) && before !== after) &&
    (stated?.last === undefined || isThere(stated.last))
  );
}
