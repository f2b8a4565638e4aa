import { isActivityId } from "./activity.ts";
import { areKnownApart } from "./apart.ts";
import { ROOT } from "./claims.ts";
import { haveEqualText } from "./equal-text.ts";
import type { Piece } from "./lift.ts";
import { hashOfSlot, type Outline, type Slot } from "./outline.ts";
import { isSameText } from "./same-text.ts";
import type { StoredMessage } from "./stored.ts";
import { growTree, type Tree } from "./tree.ts";

/**
 * Work in progress on which messages are the same. Nodes are the slots of the held outline (`a`), then those of the
 * arriving one (`b`, from `offset` on); nodes that are one message are in one class.
 */
export interface Sameness {
  nodes: readonly Slot[];
  offset: number;
  /** The arriving nodes are of one look, so no two of them are the same. */
  oneLook: boolean;
  a: Tree;
  b: Tree;
  /** By node: nodes that a look has shown directly before it; `ROOT` where one has shown that nothing is. */
  above: readonly (readonly number[])[];
  /** Pairs of nodes of which one look has shown the second somewhere behind the first. */
  behind: readonly (readonly [number, number])[];
  /** The node that stands for its class. */
  find(node: number): number;
  members(node: number): readonly number[];
  /** Makes two classes one, unless something speaks against it; true when they were two and now are one. */
  unite(x: number, y: number): boolean;
  /** Contents that decide and were not given, as slots of `a`. */
  needed: Set<number>;
  contentOf(node: number): StoredMessage | undefined;
}

export function createSameness(outline: Outline, loaded: ReadonlyMap<number, StoredMessage>, piece: Piece): Sameness {
  const offset = outline.slots.length;
  const nodes = [...outline.slots, ...piece.outline.slots];
  const heads = nodes.map((_, node) => node);
  const lists = nodes.map((_, node) => [node]);
  const needed = new Set<number>();
  const trees = { a: growTree(outline), b: growTree(piece.outline) };
  const above = [...parentsIn(outline, 0), ...parentsIn(piece.outline, offset)];
  const behind = [...gapsIn(outline, 0), ...gapsIn(piece.outline, offset)];
  const find = (node: number): number => {
    let at = node;
    while (heads[at] !== at) at = heads[at] ?? at;
    return at;
  };
  const members = (node: number) => lists[find(node)] ?? [];
  const sameness: Sameness = {
    nodes,
    offset,
    oneLook: piece.oneLook,
    ...trees,
    above,
    behind,
    find,
    members,
    needed,
    unite(x, y) {
      const [keep, give] = [find(x), find(y)].sort((p, q) => p - q);
      if (keep === undefined || give === undefined || keep === give || !mayUnite(sameness, keep, give)) return false;
      heads[give] = keep;
      lists[keep] = [...(lists[keep] ?? []), ...(lists[give] ?? [])];
      return true;
    },
    contentOf(node) {
      if (node >= offset) return piece.contents.get(node - offset);
      const content = loaded.get(node);
      if (!content) needed.add(node);
      return content;
    },
  };
  return sameness;
}

function parentsIn({ slots, edges }: Outline, shift: number): number[][] {
  const parents: number[][] = slots.map(() => []);
  for (const { parent, child } of edges) parents[child]?.push(parent === null ? ROOT : parent + shift);
  return parents;
}

function gapsIn({ hints }: Outline, shift: number): [number, number][] {
  return hints.flatMap(({ before, after }): [number, number][] =>
    before === null || after === null ? [] : [[before + shift, after + shift]],
  );
}

/** Nothing speaks against two classes being one message. */
export function mayUnite(same: Sameness, x: number, y: number): boolean {
  const [left, right] = [same.members(x), same.members(y)];
  return left.every((one) => right.every((other) => mayBeSame(same, one, other)));
}

function mayBeSame(same: Sameness, x: number, y: number): boolean {
  const [one, other] = [same.nodes[x], same.nodes[y]];
  if (!one || !other || one.into !== undefined || other.into !== undefined) return false;
  if (one.role !== undefined && other.role !== undefined && one.role !== other.role) return false;
  if (one.index !== undefined && other.index !== undefined && one.index !== other.index) return false;
  if (haveOtherIds(one.ids, other.ids)) return false;
  if (same.oneLook && x >= same.offset && y >= same.offset) return false;
  return x < same.offset !== y < same.offset || !areKnownApart(same, x, y);
}

/** Both are named, by the same one that gives names, and have no name in common. */
function haveOtherIds(ids: readonly string[], others: readonly string[]): boolean {
  if (ids.length === 0 || others.length === 0 || ids.some((id) => others.includes(id))) return false;
  return ids.some((id) => others.some((other) => isActivityId(id) === isActivityId(other)));
}

/** True when two nodes that stand in the same place say the same; may ask for contents. */
export function saySame(same: Sameness, x: number, y: number): boolean {
  const [one, other] = [same.nodes[x], same.nodes[y]];
  if (hashOfSlot(one) === undefined || hashOfSlot(other) === undefined || !mayUnite(same, x, y)) return false;
  if (haveEqualText(same, x, y)) return true;
  if (!one?.text || !other?.text) return false;
  const [left, right] = [same.contentOf(x), same.contentOf(y)];
  return left !== undefined && right !== undefined && isSameText(left, right);
}

/** True when a held message was seen both before and after the look that an arriving one is from (or in that very look). */
export function seenAround({ nodes }: Sameness, held: number, arriving: number): boolean {
  const [one, other] = [nodes[held], nodes[arriving]];
  return one !== undefined && other !== undefined && one.born <= other.born && one.seen >= other.seen;
}
