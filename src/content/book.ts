import type { CapturedMessage } from "../conversation/capture.ts";
import { fingerprint } from "../lib/fingerprint.ts";

/** What we know of one message: its content until the archive has it, afterwards only the content's fingerprint. */
export interface Note {
  ids: string[];
  finished: boolean;
  /** Dropped once acknowledged, unless it will be needed again: no id to refer to it, or images still on their way. */
  message?: CapturedMessage;
  /** Bytes of its images or files are still being fetched. */
  waits: boolean;
  print: string;
  /** Characters of JSON. */
  size: number;
  /** Fingerprint of the content that the archive acknowledged last. */
  acknowledged?: string;
}

/** What we know of one turn. */
export interface TurnNote {
  notes: Note[];
  settled: boolean;
  /** When it was last read, `performance.now()`. */
  readAt: number;
  /** How often it was read while not settled. */
  tries: number;
}

/** What was read of one conversation in this page session, by turn name. */
export type Book = Map<string, TurnNote>;

/** A message of a reading. `waits`: bytes of its images or files are still being fetched. */
export interface ReadNote {
  message: CapturedMessage;
  waits: boolean;
}

/** Writes down a reading. What a turn once held is not forgotten because it shows less for a while. */
export function noteTurn(book: Book, name: string, read: ReadNote[], settled: boolean): void {
  const before = book.get(name);
  const notes = read.map((one, at) => noteMessage(one, before?.notes, at));
  book.set(name, {
    notes: notes.length === 0 && before ? before.notes : notes,
    settled,
    readAt: performance.now(),
    tries: settled ? 0 : (before?.tries ?? 0) + 1,
  });
}

function noteMessage(read: ReadNote, before: Note[] | undefined, at: number): Note {
  const id = read.message.ids[0];
  const same = id === undefined ? before?.[at] : before?.find((note) => note.ids.includes(id));
  const note = { ...content(read), ...(same?.acknowledged ? { acknowledged: same.acknowledged } : {}) };
  forgetContent(note);
  return note;
}

/** Puts another content in a note's place: the same message with an image's bytes stored. */
export function rewrite(note: Note, read: ReadNote): void {
  Object.assign(note, content(read));
}

function content({ message, waits }: ReadNote): Note {
  const json = JSON.stringify(message);
  return { ids: message.ids, finished: message.finished, message, waits, print: fingerprint(json), size: json.length };
}

/** True while the archive does not have the note's present content. */
export function isPending(note: Note): boolean {
  return note.message !== undefined && note.print !== note.acknowledged;
}

/** The archive has the content of that fingerprint. */
export function acknowledge(note: Note, print: string): void {
  note.acknowledged = print;
  forgetContent(note);
}

function forgetContent(note: Note): void {
  if (note.print === note.acknowledged && note.ids.length > 0 && !note.waits) delete note.message;
}

/**
 * Takes back that the archive has these messages. A turn whose content was dropped is struck out, to be read again.
 * True when there were any.
 */
export function forget(book: Book, isLost: (note: Note) => boolean): boolean {
  let found = false;
  for (const [name, turn] of book) {
    const lost = turn.notes.filter(isLost);
    if (lost.length === 0) continue;
    found = true;
    if (lost.every((note) => note.message)) for (const note of lost) delete note.acknowledged;
    else book.delete(name);
  }
  return found;
}

/** How many messages the book holds. */
export function countNotes(book: Book): number {
  let count = 0;
  for (const turn of book.values()) count += turn.notes.length;
  return count;
}
