import { fingerprint } from "../lib/fingerprint.ts";
import type { Part } from "./model.ts";
import type { StoredMessage } from "./stored.ts";

/**
 * Fingerprint of a message's newest text exactly as it was read, with what else a look at it tells. Who told the text counts
 * too: the same signs told by an export are held on to where those of a page give way.
 */
export function printOf({ bodies: [current], role, author, model, sentAt, origin }: StoredMessage): string {
  const parts = current?.parts ?? [];
  const facts = [role, author, model, sentAt, origin, current?.finished, current?.from, parts.map(factsOf)];
  const texts = parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
  // Joined, not added: signs are read several times faster from a text that lies in one piece.
  return fingerprint([JSON.stringify(facts), ...texts].join(""));
}

/** Long texts follow as they are, since making JSON of them costs more than their fingerprint; so it must be known how long they are. */
function factsOf(part: Part): unknown {
  return part.kind === "text" ? [part.format, part.text.length] : part;
}
