import type { CaptureEntry, CaptureGap } from "../conversation/capture.ts";
import { type Book, isPending, type Note, type TurnNote } from "./book.ts";
import { isApart, type Place } from "./places.ts";

/** What a capture is made from: turns in order, with gaps where they do not follow each other directly. */
export type OrderItem = Place | CaptureGap;

/** A run of the order as capture entries. */
export interface Entries {
  entries: CaptureEntry[];
  /** Notes whose content is in it, with the fingerprint of that content. */
  sent: { note: Note; print: string }[];
  /** Where in the order it begins. */
  from: number;
  /** It begins with the first turn of the order, ends with the last. */
  fromStart: boolean;
  toEnd: boolean;
}

/** A list's places with gaps where rows are missing between them. */
export function withGaps(places: readonly Place[]): OrderItem[] {
  return places.flatMap((place, at): OrderItem[] =>
    isApart(places[at - 1], place) ? [{ kind: "gap", reason: "not-shown" }, place] : [place],
  );
}

/** The whole order. Contents that the archive lacks are in it; the rest is only named. */
export function wholeOrder(order: readonly OrderItem[], book: Book): Entries {
  return entriesOf(order, book, 0, order.length, Number.POSITIVE_INFINITY);
}

/**
 * The first stretch of the order that holds contents the archive lacks, with one known neighbour on each side;
 * `null` when it lacks nothing. Ends early, after a whole turn, once it holds `budget` characters.
 */
export function changedPart(order: readonly OrderItem[], book: Book, budget: number): Entries | null {
  const lacking = (item: OrderItem) => !isGap(item) && (book.get(item.name)?.notes.some(isPending) ?? false);
  const first = order.findIndex(lacking);
  if (first < 0) return null;
  const last = order.findLastIndex(lacking);
  const part = entriesOf(order, book, Math.max(0, first - 1), Math.min(order.length, last + 2), budget);
  return part.sent.length > 0 ? part : null;
}

function entriesOf(order: readonly OrderItem[], book: Book, from: number, to: number, budget: number): Entries {
  const result: Entries = { entries: [], sent: [], from, fromStart: from === 0, toEnd: false };
  let size = 0;
  let at = from;
  for (; at < to && size < budget; at += 1) {
    const item = order[at];
    if (!item) break;
    if (isGap(item)) {
      result.entries.push(item);
      continue;
    }
    const turn = book.get(item.name);
    if (turn && isPassing(item, turn)) break;
    size += turn ? addTurn(result, turn) : addUnread(result, item);
  }
  result.toEnd = at === order.length;
  return result;
}

export function isGap(item: OrderItem): item is CaptureGap {
  return "kind" in item;
}

/** Nothing lasting to call it by yet, and it is still changing: stored now, it would be stored twice. */
function isPassing(place: Place, turn: TurnNote): boolean {
  return (
    !turn.settled &&
    place.key === "" &&
    place.turn.row === undefined &&
    turn.notes.some((note) => note.ids.length === 0)
  );
}

/** Returns the characters added. */
function addTurn({ entries, sent }: Entries, turn: TurnNote): number {
  let size = 0;
  for (const note of turn.notes) {
    const id = note.ids[0];
    if (note.message && (isPending(note) || id === undefined)) {
      entries.push(note.message);
      sent.push({ note, print: note.print });
      size += note.size;
    } else if (id !== undefined) entries.push({ kind: "seen", id });
  }
  return size;
}

function addUnread({ entries }: Entries, { key, role }: Place): number {
  entries.push({ kind: "unmounted", ids: key ? [key] : [], ...(role ? { role } : {}) });
  return 0;
}
