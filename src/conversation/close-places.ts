import { haveEqualText } from "./equal-text.ts";
import { type Edge, hashOfSlot, type Outline } from "./outline.ts";
import { mayUnite, type Sameness, saySame, seenAround } from "./sameness.ts";

/** Who was seen directly before and after whom, over both outlines. */
export interface Neighbours {
  before: number[][];
  after: number[][];
}

/**
 * Draws every conclusion from place: messages that follow the same message, or that the same message follows, or that
 * begin the conversation, and that say the same, are the same. Goes on until nothing follows any more, so the result does
 * not depend on where it began.
 */
export function closePlaces(same: Sameness, a: Outline, b: Outline): void {
  const neighbours = neighboursOf(same, a, b);
  uniteAlike(same, { nodes: rootsOf(same, a, b), beyond: neighbours.after }, []);
  const open = same.nodes.map((_, node) => node).filter((node) => same.members(node).length > 1);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const members = same.members(node);
    for (const beyond of [neighbours.after, neighbours.before]) {
      uniteAlike(same, { nodes: members.flatMap((member) => beyond[member] ?? []), beyond }, open);
    }
  }
}

/** Nodes that share a place: all directly behind one message, or all directly before it. */
interface Place {
  nodes: readonly number[];
  /** Of each node those that lie one further on the same side. */
  beyond: Neighbours["after"];
}

/** Where more than this share a place, not each is compared with each: only files made for that have so many. */
const mostCompared = 256;

/** Where more pairs are alike, and of more that lie beyond a message, nothing bears out which is which, for the same reason. */
const mostBorneOut = 64;

/**
 * Unites those of the nodes, which share one place, that say the same; united ones are noted in `open`. Equal texts come
 * first, the best borne out of them at the head. One that has grown from or into another is the same only where it is clear
 * which: what could be either of two different messages stays apart.
 */
function uniteAlike(same: Sameness, { nodes, beyond }: Place, open: number[]): void {
  if (nodes.length > mostCompared) {
    uniteEqual(same, nodes, open);
    return;
  }
  const pairs = nodes.flatMap((x, place) => nodes.slice(place + 1).map((y) => [x, y] as const));
  const isOne = (x: number, y: number) => same.find(x) === same.find(y);
  const isEqual = (x: number, y: number) => mayUnite(same, x, y) && haveEqualText(same, x, y);
  const equal = pairs.filter(([x, y]) => isEqual(x, y));
  // Of a prompt that was sent twice the one that got this answer; then the one that this very look may have shown before.
  const next = (node: number) => (beyond[node] ?? []).slice(0, mostBorneOut);
  const isBorneOut = (x: number, y: number) =>
    next(x).some((one) => next(y).some((other) => isOne(one, other) || isEqual(one, other)));
  const rank = (x: number, y: number) => (isBorneOut(x, y) ? 2 : 0) + (wasSeenAround(same, x, y) ? 1 : 0);
  const isTold = equal.length > 1 && equal.length <= mostBorneOut;
  for (const [x, y] of isTold ? byRank(equal, rank) : equal) if (same.unite(x, y)) open.push(x);
  for (const [x, y] of pairs) {
    if (isOne(x, y) || !saySame(same, x, y)) continue;
    const rivals = nodes.filter((node) => !isOne(node, x) && !isOne(node, y));
    const isClear = rivals.every((node) => saySame(same, x, node) === saySame(same, y, node));
    if (isClear && same.unite(x, y)) open.push(x);
  }
}

/** Highest rank first; of equal rank in their order. */
function byRank(pairs: readonly (readonly [number, number])[], rank: (x: number, y: number) => number) {
  const ranked = pairs.map((pair) => ({ pair, rank: rank(...pair) }));
  return ranked.sort((one, other) => other.rank - one.rank).map(({ pair }) => pair);
}

function wasSeenAround(same: Sameness, x: number, y: number): boolean {
  const [held, arriving] = x < y ? [x, y] : [y, x];
  return held < same.offset && arriving >= same.offset && seenAround(same, held, arriving);
}

/** The same for a crowd: only who says exactly the same, the first held with the first arriving. */
function uniteEqual(same: Sameness, nodes: readonly number[], open: number[]): void {
  const held = new Map<string, number[]>();
  const arriving = new Map<string, number[]>();
  for (const node of new Set(nodes)) {
    const slot = same.nodes[node];
    if (hashOfSlot(slot) === undefined || same.members(node).length > 1) continue;
    const key = `${slot?.role} ${hashOfSlot(slot)}`;
    const side = node < same.offset ? held : arriving;
    const alike = side.get(key);
    if (alike) alike.push(node);
    else side.set(key, [node]);
  }
  for (const [key, ours] of held) {
    for (const [place, theirs] of (arriving.get(key) ?? []).entries()) {
      const one = ours[place];
      if (one !== undefined && same.unite(one, theirs)) open.push(one);
    }
  }
}

/** By node, over both outlines. */
export function neighboursOf({ nodes, offset }: Sameness, a: Outline, b: Outline): Neighbours {
  const neighbours: Neighbours = { before: nodes.map(() => []), after: nodes.map(() => []) };
  const note = ({ parent, child }: Edge, shift: number) => {
    if (parent === null) return;
    neighbours.after[parent + shift]?.push(child + shift);
    neighbours.before[child + shift]?.push(parent + shift);
  };
  for (const edge of a.edges) note(edge, 0);
  for (const edge of b.edges) note(edge, offset);
  return neighbours;
}

function rootsOf({ offset }: Sameness, a: Outline, b: Outline): number[] {
  const roots = (edges: readonly Edge[], shift: number) =>
    edges.flatMap(({ parent, child }) => (parent === null ? [child + shift] : []));
  return [...roots(a.edges, 0), ...roots(b.edges, offset)];
}
