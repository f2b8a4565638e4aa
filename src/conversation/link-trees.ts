import { slotKey, UNKNOWN } from "./claims.ts";
import type { GapReason } from "./model.ts";
import type { Hint, Outline, Time } from "./outline.ts";

/** A piece of the conversation comes somewhere after a slot. */
export interface WeakLink {
  before: number;
  reason: GapReason;
  /** Messages between `before` and the piece's first slot, where known. */
  missing?: number;
  at: Time;
}

interface Candidate extends WeakLink {
  top: number;
  /** From a row index: exact, and better than any hint. */
  exact: boolean;
}

/** For the first slot of each piece without parent: what it comes after, by the newest hint or by row index. */
export function linkTrees(outline: Outline, parents: readonly number[]): Map<number, WeakLink> {
  const isIndexed = outline.slots.some(({ index }) => index !== undefined);
  if (!isIndexed && outline.hints.every(({ before, after }) => before === null || after === null)) return new Map();
  const tops = topsOf(parents);
  const candidates = [...byHint(outline, parents, tops), ...byIndex(outline, parents)];
  const links = new Map<number, WeakLink>();
  for (const { top, exact: _, ...link } of candidates.sort((a, b) => compare(outline, a, b))) {
    if (!links.has(top) && !leadsTo(links, tops, link.before, top)) links.set(top, link);
  }
  return links;
}

/** For every slot the first slot of the piece it belongs to. */
export function topsOf(parents: readonly number[]): number[] {
  const tops = new Array<number>(parents.length).fill(-1);
  for (let start = 0; start < parents.length; start++) {
    const trail: number[] = [];
    let at = start;
    while (tops[at] === -1 && (parents[at] ?? UNKNOWN) >= 0) {
      trail.push(at);
      at = parents[at] ?? UNKNOWN;
    }
    const top = tops[at] === -1 ? at : (tops[at] ?? at);
    tops[at] = top;
    for (const slot of trail) tops[slot] = top;
  }
  return tops;
}

function byHint({ hints }: Outline, parents: readonly number[], tops: readonly number[]): Candidate[] {
  return hints.flatMap((hint) => {
    if (hint.before === null || hint.after === null) return [];
    const top = tops[hint.after] ?? -1;
    if (parents[top] !== UNKNOWN || top === tops[hint.before]) return [];
    const missing = left(hint, depth(parents, hint.after));
    return [{ top, before: hint.before, reason: hint.reason, ...missing, at: hint.at, exact: false }];
  });
}

function left({ missing }: Hint, filled: number): { missing?: number } {
  return missing !== undefined && missing > filled ? { missing: missing - filled } : {};
}

/** Number of slots above a slot within its piece. */
function depth(parents: readonly number[], slot: number): number {
  let count = 0;
  for (let at = parents[slot] ?? UNKNOWN; at >= 0; at = parents[at] ?? UNKNOWN) count++;
  return count;
}

function byIndex({ slots }: Outline, parents: readonly number[]): Candidate[] {
  const indexed = slots.flatMap(({ index, into }, slot) =>
    index === undefined || into !== undefined ? [] : [{ index, slot }],
  );
  indexed.sort((a, b) => a.index - b.index || (slots[a.slot]?.seen ?? 0) - (slots[b.slot]?.seen ?? 0));
  const candidates: Candidate[] = [];
  let below: { index: number; slot: number } | undefined;
  let current: { index: number; slot: number } | undefined;
  for (const next of indexed) {
    if (current && current.index < next.index) below = current;
    if (below && parents[next.slot] === UNKNOWN) {
      const missing = next.index - below.index - 1;
      const at = slots[next.slot]?.seen ?? 0;
      candidates.push({ top: next.slot, before: below.slot, reason: "not-shown", missing, at, exact: true });
    }
    current = next;
  }
  return candidates;
}

function compare({ slots }: Outline, a: Candidate, b: Candidate): number {
  if (a.exact !== b.exact) return a.exact ? -1 : 1;
  if (a.at !== b.at) return b.at - a.at;
  const [one, other] = [
    `${slotKey(slots[a.before])} ${slotKey(slots[a.top])}`,
    `${slotKey(slots[b.before])} ${slotKey(slots[b.top])}`,
  ];
  return one > other ? -1 : 1;
}

/** True when the piece of `slot` already hangs, directly or not, on the piece that begins with `top`. */
function leadsTo(links: ReadonlyMap<number, WeakLink>, tops: readonly number[], slot: number, top: number): boolean {
  for (let piece = tops[slot] ?? slot; ; ) {
    if (piece === top) return true;
    const link = links.get(piece);
    if (!link) return false;
    piece = tops[link.before] ?? link.before;
  }
}
