import type { Role } from "../conversation/model.ts";
import type { Layout, Turn } from "../sites/site.ts";

/** One turn in the order the page lists them. */
export interface Place {
  /** What we call the turn: its key, or a name of our own while it has none. */
  name: string;
  /** The turn's lasting key; '' while it has none. */
  key: string;
  role?: Role;
  turn: Turn;
}

const ownNames = new WeakMap<Element, string>();
let named = 0;

/** The turn's key; for a turn without one a name that lasts as long as its element. Never leaves the content script. */
export function nameOf(turn: Turn): string {
  if (turn.key) return turn.key;
  const known = ownNames.get(turn.element);
  if (known) return known;
  named += 1;
  const name = `~${named}`;
  ownNames.set(turn.element, name);
  return name;
}

/** Every turn the page lists now, in its order, each name once (a page in motion may show one twice). */
export function placesOf(layout: Layout, document: Document): Place[] {
  const places = new Map<string, Place>();
  for (const turn of layout.turns(document)) {
    const name = nameOf(turn);
    const before = places.get(name);
    if (before && (before.turn.mounted || !turn.mounted)) continue;
    places.set(name, { name, key: turn.key, turn, ...(turn.role ? { role: turn.role } : {}) });
  }
  return [...places.values()];
}
