import type { Capture } from "./capture.ts";
import { indexIds } from "./match-ids.ts";
import type { Outline } from "./outline.ts";
import { growTree } from "./tree.ts";

/** Fewer neighbours than this may come in any order. */
const tellingCount = 3;

/** True when messages that are held stand in a capture mostly in the reverse of their order. */
export function isMostlyReversed({ entries }: Capture, outline: Outline): boolean {
  const named = entries.map((entry) => (entry.kind === "seen" ? [entry.id] : entry.kind === "gap" ? [] : entry.ids));
  const index = indexIds(outline.slots, new Set(named.flat()));
  const known = named.flatMap((ids) => ids.map((id) => index.get(id)?.[0]).find((slot) => slot !== undefined) ?? []);
  if (known.length <= tellingCount) return false;
  const { parents } = growTree(outline);
  const pairs = known.slice(1).map((after, place) => ({ before: known[place] ?? after, after }));
  const kept = pairs.filter(({ before, after }) => parents[after] === before).length;
  const reversed = pairs.filter(({ before, after }) => parents[before] === after).length;
  return reversed >= tellingCount && reversed > kept;
}
