import type { Role } from "../../../conversation/model.ts";
import { attr, closest, first, matches } from "../../dom.ts";
import { outermost } from "../outermost.ts";
import type { Reader, RowMarks, TurnMarks } from "./description.ts";

/** What a reader gives, trimmed; '' for nothing. */
export function readBy(reader: Reader, element: Element): string {
  if (typeof reader === "function") return reader(element)?.trim() ?? "";
  const holder = attr(element, reader) === null ? first(element, `[${reader}]`) : element;
  return (holder && attr(holder, reader)?.trim()) ?? "";
}

/** A message's elements in a turn, in page order; the turn itself where it is one message. */
export function messagesIn({ message }: TurnMarks, turn: Element): Element[] {
  if (message === undefined || matches(turn, message)) return [turn];
  return outermost(turn, message);
}

/** Who wrote a message or a turn of one message, or `undefined`. */
export function roleOf({ roles }: TurnMarks, element: Element): Role | undefined {
  for (const [role, selector] of Object.entries(roles)) {
    if (matches(element, selector) || first(element, selector)) return role as Role;
  }
  return undefined;
}

/** Lasting ids of a message, best first. */
export function idsOf({ ids = [], isLasting = () => true }: TurnMarks, message: Element): string[] {
  return ids.map((reader) => readBy(reader, message)).filter((id) => id !== "" && isLasting(id));
}

/** Lasting key of a turn; '' while it has none. */
export function keyOf(marks: TurnMarks, turn: Element): string {
  const { key, isLasting = () => true } = marks;
  if (key !== undefined) {
    const own = readBy(key, turn);
    return isLasting(own) ? own : "";
  }
  if (!marks.ids) return "";
  const message = marks.message === undefined || matches(turn, marks.message) ? turn : first(turn, marks.message);
  return (message && idsOf(marks, message)[0]) ?? "";
}

/** Row of a turn, 0-based, and the number of all rows, where the page says them. */
export function rowOf({ attribute, from, total }: RowMarks, turn: Element): { row?: number; total?: number } {
  const row = numberIn(turn, attribute);
  const all = total === undefined ? undefined : numberIn(turn, total);
  return {
    ...(row === undefined || row < from ? {} : { row: row - from }),
    ...(all === undefined || all < 1 ? {} : { total: all }),
  };
}

function numberIn(turn: Element, attribute: string): number | undefined {
  const marked = `[${attribute}]`;
  const holder = closest(turn, marked) ?? first(turn, marked);
  const text = holder && attr(holder, attribute);
  return text && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
