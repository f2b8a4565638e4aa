import { gather, type Shelf, settle } from "./absorb.ts";
import { joinEdges, joinHeads, joinHints, joinStated, rejoinEdges, rejoinHints } from "./join-facts.ts";
import type { Piece } from "./lift.ts";
import { addIds, indexIds, sameById } from "./match-ids.ts";
import { type Edge, type Hint, type Outline, resolveSlot, type Slot, type Stated } from "./outline.ts";
import type { StoredMessage } from "./stored.ts";

export interface Joined extends Pick<Shelf, "changed" | "needed"> {
  /** What did not change in it is the same object as before. */
  outline: Outline;
}

/**
 * The union of two outlines. Slots of `a` keep their numbers; those of `piece` that are new follow. `groups` are nodes
 * that are the same message as found without ids (see match.ts).
 */
export function joinOutlines(
  a: Outline,
  held: ReadonlyMap<number, StoredMessage>,
  piece: Piece,
  groups: readonly (readonly number[])[],
): Joined {
  const shelf: Shelf = { slots: [...a.slots], changed: new Map(), needed: new Set(), held };
  for (const group of groups) {
    const ours = group.filter((node) => node < a.slots.length);
    if (ours.length > 1) gather(shelf, ours);
  }
  const place = placeAll(shelf, piece, firstOfGroup(groups, a.slots.length));
  const toA = (slot: number) => resolveSlot(shelf.slots, slot);
  const fromB = (slot: number) => toA(place[resolveSlot(piece.outline.slots, slot)] ?? -1);
  const { changed, needed } = shelf;
  return { changed, needed, outline: unite(a, piece.outline, shelf.slots, toA, fromB) };
}

/** Puts every arriving slot in its place and gives the places. */
function placeAll(shelf: Shelf, { outline, contents }: Piece, first: ReadonlyMap<number, number>): number[] {
  const offset = shelf.slots.length;
  const index = indexIds(shelf.slots, new Set(outline.slots.flatMap(({ ids }) => ids)));
  const place: number[] = [];
  outline.slots.forEach((slot, at) => {
    const known = first.get(at + offset);
    const twin = known === undefined ? undefined : known < offset ? known : place[known - offset];
    const same = new Set(sameById(index, shelf.slots, slot));
    if (twin !== undefined && twin >= 0) same.add(resolveSlot(shelf.slots, twin));
    const target = slot.into === undefined ? settle(shelf, [...same], slot, contents.get(at)) : -1;
    place.push(target);
    addIds(index, slot.ids, target);
  });
  return place;
}

/** For every arriving node of a group another one of it that comes before. */
function firstOfGroup(groups: readonly (readonly number[])[], offset: number): Map<number, number> {
  const first = new Map<number, number>();
  for (const group of groups) {
    const [least = -1, ...others] = [...group].sort((x, y) => x - y);
    for (const node of others) if (node >= offset) first.set(node, least);
  }
  return first;
}

type Translate = (slot: number) => number;

function unite(a: Outline, b: Outline, slots: Slot[], toA: Translate, fromB: Translate): Outline {
  const stated = joinStated(movedStated(a.stated, toA), movedStated(b.stated, fromB));
  // Slots of `a` become one seldom; else its facts stay as they are.
  const isMoved = a.slots.some((slot, at) => slot.into !== slots[at]?.into);
  const edges = isMoved ? rejoinEdges(a.edges.map((edge) => movedEdge(edge, toA))) : a.edges;
  const hints = isMoved ? rejoinHints(a.hints.map((hint) => movedHint(hint, toA))) : a.hints;
  return {
    head: joinHeads(a.head, b.head),
    slots,
    edges: joinEdges(
      edges,
      b.edges.map((edge) => movedEdge(edge, fromB)),
    ),
    hints: joinHints(
      hints,
      b.hints.map((hint) => movedHint(hint, fromB)),
    ),
    ...(stated ? { stated } : {}),
  };
}

function movedEdge(edge: Edge, to: Translate): Edge {
  const parent = edge.parent === null ? null : to(edge.parent);
  const child = to(edge.child);
  return parent === edge.parent && child === edge.child ? edge : { ...edge, parent, child };
}

function movedHint(hint: Hint, to: Translate): Hint {
  const before = hint.before === null ? null : to(hint.before);
  const after = hint.after === null ? null : to(hint.after);
  return before === hint.before && after === hint.after ? hint : { ...hint, before, after };
}

function movedStated(stated: Stated | undefined, to: Translate): Stated | undefined {
  if (stated?.last === undefined) return stated;
  const last = to(stated.last);
  return last === stated.last ? stated : { ...stated, last };
}
