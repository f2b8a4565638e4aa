import { tombstoneOf } from "../conversation/tombstone.ts";

/** Names of tombstones by conversation, as far as they were asked for lately: a page that archives itself asks every time. */
const known = new Map<string, Promise<string>>();
const mostKnown = 200;

/** Name of the tombstone that a conversation has when it is deleted. */
export function graveOf(id: string): Promise<string> {
  const held = known.get(id);
  if (held) return held;
  if (known.size >= mostKnown) known.clear();
  const grave = tombstoneOf(id);
  known.set(id, grave);
  return grave;
}
