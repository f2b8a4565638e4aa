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

/**
 * The turn's key; for a turn without one what the page calls it for now; else its row, which may come to stand for another
 * message in time; for one without any a name that lasts as long as its element. Never leaves the content script.
 */
export function nameOf(turn: Turn): string {
  if (turn.key) return turn.key;
  if (turn.name) return `=${turn.name}`;
  if (turn.row !== undefined) return `#${turn.row}`;
  const known = ownNames.get(turn.element);
  if (known) return known;
  named += 1;
  const name = `~${named}`;
  ownNames.set(turn.element, name);
  return name;
}

/** Whether a turn is called by something that other conversations have too. */
export function isCalledByRow({ key, turn }: Place): boolean {
  return key === "" && !turn.name && turn.row !== undefined;
}

/**
 * Every turn the page lists now, in order, each name once (a page in motion may show one twice). The order is the page's,
 * or that of the rows: a list that places its rows by style has them in any order.
 */
export function placesOf(layout: Layout, document: Document): Place[] {
  const places = new Map<string, Place>();
  for (const turn of layout.turns(document)) {
    const name = nameOf(turn);
    const before = places.get(name);
    if (before && (before.turn.mounted || !turn.mounted)) continue;
    places.set(name, { name, key: turn.key, turn, ...(turn.role ? { role: turn.role } : {}) });
  }
  const found = [...places.values()];
  const isCounted = found.every(({ turn }) => turn.row !== undefined);
  return isCounted ? found.sort((a, b) => (a.turn.row ?? 0) - (b.turn.row ?? 0)) : found;
}

/** Whether two places that stand one behind the other in a list may have others between them: rows that are not shown. */
export function isApart(before: Place | undefined, after: Place): boolean {
  const rows = [before?.turn.row, after.turn.row];
  return rows[0] !== undefined && rows[1] !== undefined && rows[1] - rows[0] > 1;
}
