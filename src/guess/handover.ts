import type { Reader } from "../sites/generic/reader.ts";

const key = Symbol.for("convokeep.reader");
type World = { [key]?: Reader };

/** Leaves the reader for the dialog, which is another script. The first one stays: it knows what the user has said of the page. */
export function leaveReader(reader: Reader): void {
  (globalThis as World)[key] ??= reader;
}

/** The reader that was left, or `undefined`. */
export function readerLeft(): Reader | undefined {
  return (globalThis as World)[key];
}
