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
  const hangsOn = new Map<number, number>();
  for (const { top, exact: _, ...link } of candidates.sort((a, b) => compare(outline, a, b))) {
    const piece = tops[link.before] ?? link.before;
    // Else the piece would hang, directly or not, on itself.
    if (links.has(top) || endOf(hangsOn, piece) === top) continue;
    links.set(top, link);
    hangsOn.set(top, piece);
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
  const depthOf = depths(parents);
  return hints.flatMap((hint) => {
    if (hint.before === null || hint.after === null) return [];
    const top = tops[hint.after] ?? -1;
    if (parents[top] !== UNKNOWN || top === tops[hint.before]) return [];
    const missing = left(hint, depthOf(hint.after));
    return [{ top, before: hint.before, reason: hint.reason, ...missing, at: hint.at, exact: false }];
  });
}

function left({ missing }: Hint, filled: number): { missing?: number } {
  return missing !== undefined && missing > filled ? { missing: missing - filled } : {};
}

/** Counts the slots above a slot within its piece, each slot once. */
function depths(parents: readonly number[]): (slot: number) => number {
  const known = new Map<number, number>();
  return (slot) => {
    const trail: number[] = [];
    let at = slot;
    for (; at >= 0 && !known.has(at); at = parents[at] ?? UNKNOWN) trail.push(at);
    let depth = (known.get(at) ?? -1) + 1;
    for (const above of trail.reverse()) known.set(above, depth++);
    return known.get(slot) ?? 0;
  };
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

/** The piece that a piece hangs on at last; shortens the way there, which may be long and is asked for often. */
function endOf(hangsOn: Map<number, number>, piece: number): number {
  let end = piece;
  for (let next = hangsOn.get(end); next !== undefined; next = hangsOn.get(end)) end = next;
  for (let at = piece; at !== end; ) {
    const next = hangsOn.get(at) ?? end;
    hangsOn.set(at, end);
    at = next;
  }
  return end;
}
