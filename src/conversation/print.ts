import { fingerprint } from "../lib/fingerprint.ts";
import type { Part } from "./model.ts";
import type { StoredMessage } from "./stored.ts";

/**
 * Fingerprint of a message's newest text exactly as it was read, with what else a look at it tells. Who told the text counts
 * too: the same signs told by an export are held on to where those of a page give way.
 */
export function printOf({ bodies: [current], role, author, model, sentAt, origin }: StoredMessage): string {
  const parts = (current?.parts ?? []).map(factsOf);
  return fingerprint(JSON.stringify([role, author, model, sentAt, origin, current?.finished, current?.from, parts]));
}

/** Long texts are not made JSON first, which costs more than their fingerprint. */
function factsOf(part: Part): unknown {
  return part.kind === "text" ? [part.format, part.text.length, fingerprint(part.text)] : part;
}
