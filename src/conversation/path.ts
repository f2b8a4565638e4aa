import { ROOT, slotKey, UNKNOWN } from "./claims.ts";
import type { GapReason } from "./model.ts";
import type { Outline } from "./outline.ts";
import { newest, type Tree, topSlots } from "./tree.ts";

/** A stretch of the shown path without a gap, and what is known of the gap before it. */
export interface Run {
  slots: number[];
  before?: PathGap;
}

export interface PathGap {
  reason: GapReason;
  missing?: number;
}

const notJoined: PathGap = { reason: "not-joined" };

/** The path that the page showed last, as far as it is known, in stretches. */
export function activePath(outline: Outline, tree: Tree): Run[] {
  const root = newest(outline, tree, topSlots(outline, tree, ROOT));
  const loose = topSlots(outline, tree, UNKNOWN).sort((a, b) => looseOrder(outline, tree, a, b));
  const first = root ?? loose.shift();
  if (first === undefined) return [];
  const runs = follow(outline, tree, first, undefined);
  return loose.reduce((all, top) => withLoose(outline, tree, all, top, root !== undefined), runs);
}

/** One piece and, behind it, the pieces that are known to come after it. */
function follow(outline: Outline, tree: Tree, first: number, before: PathGap | undefined): Run[] {
  const runs: Run[] = [];
  const open: { top: number; gap: PathGap | undefined }[] = [{ top: first, gap: before }];
  for (let next = open.pop(); next; next = open.pop()) {
    const slots = walkDown(outline, tree, next.top);
    runs.push({ slots, ...(next.gap ? { before: next.gap } : {}) });
    for (const piece of piecesBehind(outline, tree, slots).reverse()) open.push(piece);
  }
  return runs;
}

function walkDown(outline: Outline, tree: Tree, top: number): number[] {
  const slots: number[] = [];
  for (let at: number | undefined = top; at !== undefined; at = newest(outline, tree, tree.children[at] ?? []))
    slots.push(at);
  return slots;
}

/** Pieces that hang on a run, unless the run is known to have been the end after they were last seen (then they belong to an older branch). */
function piecesBehind(outline: Outline, tree: Tree, run: number[]): { top: number; gap: PathGap }[] {
  if (tree.hanging.size === 0) return [];
  const end = outline.slots[run.at(-1) ?? -1]?.end ?? -1;
  const found = run.flatMap((slot, place) =>
    (tree.hanging.get(slot) ?? [])
      .filter((top) => end < (tree.activity[top] ?? 0))
      .map((top) => ({ top, gap: gapBefore(tree, top, run.length - 1 - place) })),
  );
  return found.sort((a, b) => looseOrder(outline, tree, a.top, b.top));
}

function gapBefore(tree: Tree, top: number, filled: number): PathGap {
  const link = tree.links.get(top);
  const missing = (link?.missing ?? 0) - filled;
  return { reason: link?.reason ?? "not-joined", ...(missing > 0 ? { missing } : {}) };
}

/** By row index; pieces with the newest message last; else in the order in which they were first seen, else by their texts. */
function looseOrder(outline: Outline, tree: Tree, a: number, b: number): number {
  const { slots } = outline;
  const [one, other] = [slots[a], slots[b]];
  if (!one || !other) return 0;
  if (one.index !== undefined && other.index !== undefined && one.index !== other.index) return one.index - other.index;
  const ends = pieceEnd(slots, tree, a) - pieceEnd(slots, tree, b);
  return ends || one.born - other.born || compareTexts(outline, tree, a, b);
}

/** Pieces that begin with the same words differ further on, or it does not matter which is first. */
function compareTexts(outline: Outline, tree: Tree, a: number, b: number): number {
  const [one, other] = [a, b].map((top) => walkDown(outline, tree, top).map((slot) => slotKey(outline.slots[slot])));
  for (const [place, key] of (one ?? []).entries()) {
    const against = other?.[place];
    if (key !== against) return against === undefined || key > against ? 1 : -1;
  }
  return (one?.length ?? 0) - (other?.length ?? 0);
}

/** When a piece was last known to hold the newest message; -1 where it never was. */
function pieceEnd(slots: Outline["slots"], tree: Tree, top: number): number {
  let end = -1;
  const open = [top];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    end = Math.max(end, slots[at]?.end ?? -1);
    for (const next of [...(tree.children[at] ?? []), ...(tree.hanging.get(at) ?? [])]) open.push(next);
  }
  return end;
}

/** The path with a piece without any known place: before the newest message when that was seen later, else behind everything. */
function withLoose(outline: Outline, tree: Tree, runs: Run[], top: number, fromStart: boolean): Run[] {
  const last = runs.at(-1);
  const end = outline.slots[last?.slots.at(-1) ?? -1]?.end ?? -1;
  const isOlder = end >= (tree.activity[top] ?? 0);
  // From the first message to the newest one without a gap: whatever lies elsewhere is an older branch.
  if (isOlder && fromStart && runs.length === 1) return runs;
  if (!isOlder || !last) return [...runs, ...follow(outline, tree, top, notJoined)];
  const earlier = runs.slice(0, -1);
  const added = follow(outline, tree, top, earlier.length > 0 ? notJoined : undefined);
  return [...earlier, ...added, { ...last, before: last.before ?? notJoined }];
}
