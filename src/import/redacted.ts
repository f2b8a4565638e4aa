import { ImportError } from "./format.ts";

/**
 * Stops at a chat of an export of ours in which placeholders stand for what is private: taken in, they would become the
 * newest text of a chat that the archive has whole.
 * @throws ImportError `redacted`
 */
export function refuseRedacted(notes: unknown): void {
  if (typeof notes === "object" && notes !== null && Reflect.get(notes, "redacted") === true) {
    throw new ImportError("redacted");
  }
}
