import { acceptDiagonals } from "./accept-diagonals.ts";
import { isActivityId } from "./activity.ts";
import { closePlaces, type Neighbours, neighboursOf } from "./close-places.ts";
import { findDiagonals } from "./diagonals.ts";
import type { Piece } from "./lift.ts";
import { indexIds, sameById } from "./match-ids.ts";
import { matchAnswersByIndex, matchByIndex } from "./match-index.ts";
import { matchUnfinished } from "./match-unfinished.ts";
import { type Outline, resolveSlot, type Slot } from "./outline.ts";
import { createSameness, type Sameness, saySame } from "./sameness.ts";
import type { StoredMessage } from "./stored.ts";

export interface Matched {
  /** Groups of nodes that are one message: slots of the held outline by their number, arriving ones from `offset` on. */
  groups: number[][];
  /** Slots whose contents decide and were not given. */
  needed: Set<number>;
}

/**
 * Finds which messages of a piece are held already: by shared ids; without ids by row index, role and text; without an
 * index by their neighbours, and by text over a stretch that fits in one place only. Where all have ids there is nothing to find:
 * joining sees shared ids by itself. The words of all exports' texts must be known (words.ts).
 */
export function matchPiece(outline: Outline, loaded: ReadonlyMap<number, StoredMessage>, piece: Piece): Matched {
  const same = createSameness(outline, loaded, piece);
  uniteByIds(same, outline);
  if (piece.isCopy) uniteByNumber(same, outline, piece.outline);
  matchAnswersByIndex(same);
  closePlaces(same, outline, piece.outline);
  matchByIndex(same);
  closePlaces(same, outline, piece.outline);
  // One stretch that is settled can settle what lies beside it. What says little comes last.
  while (matchUnfinished(same) || acceptDiagonals(same, findDiagonals(same))) closePlaces(same, outline, piece.outline);
  return { groups: groupsOf(same), needed: same.needed };
}

function uniteByIds(same: Sameness, outline: Outline): void {
  const index = indexIds(outline.slots);
  same.nodes.slice(same.offset).forEach((slot, at) => {
    for (const held of sameById(index, outline.slots, slot)) same.unite(held, at + same.offset);
  });
}

/**
 * A copy comes from this archive, or this archive from it, as far as the same numbers were given to the same messages from the
 * first one on: slots keep their numbers for ever. Beyond that each has numbered what it met by itself, and equal numbers of
 * equal texts, even of one look, tell nothing.
 */
function uniteByNumber(same: Sameness, held: Outline, copy: Outline): void {
  const neighbours = neighboursOf(same, held, copy);
  for (const [at, slot] of copy.slots.entries()) {
    const [ours, theirs] = [resolveSlot(held.slots, at), resolveSlot(copy.slots, at) + same.offset];
    if (!mayComeFrom(held.slots[at], slot)) return;
    if (slot.ids.length > 0) continue;
    if (!saySame(same, ours, theirs) || haveOtherNeighbours(same, neighbours, ours, theirs)) return;
    same.unite(ours, theirs);
  }
}

/**
 * Both have neighbours, and none in common: two that each archive has numbered by itself. Moments tell nothing then, for a slot
 * has the earliest moment of all looks that showed it, and of those both archives have heard by now.
 */
function haveOtherNeighbours(same: Sameness, { before, after }: Neighbours, x: number, y: number): boolean {
  const sides = [before, after].map((side) => [side[x] ?? [], side[y] ?? []] as const);
  const isLone = sides.every(([ours]) => ours.length === 0) || sides.every(([, theirs]) => theirs.length === 0);
  return (
    !isLone && !sides.some(([ours, theirs]) => ours.some((one) => theirs.some((other) => saySame(same, one, other))))
  );
}

/** Both have a name in common, or the same moment at which they were met. */
function mayComeFrom(held: Slot | undefined, copied: Slot): boolean {
  if (!held) return false;
  const { ids, born } = copied;
  return ids.length > 0 || held.ids.length > 0 ? ids.some((id) => held.ids.includes(id)) : held.born === born;
}

function groupsOf(same: Sameness): number[][] {
  return same.nodes.flatMap((_, node) => {
    const members = same.members(node);
    return same.find(node) === node && members.length > 1 ? [[...members]] : [];
  });
}

/** True when ids do not say of every message which one it is: then texts are compared. */
export function lacksIds({ slots }: Outline): boolean {
  return slots.some(({ ids, into }) => into === undefined && (ids[0] === undefined || isActivityId(ids[0])));
}
