import { chooseParents, type ROOT, slotKey, type UNKNOWN } from "./claims.ts";
import { linkTrees, type WeakLink } from "./link-trees.ts";
import type { Outline, Time } from "./outline.ts";

/** The tree of messages as worked out from all facts, with the pieces that only a rough order joins. */
export interface Tree {
  /** By slot: the parent's slot, `ROOT` or `UNKNOWN`. */
  parents: number[];
  children: number[][];
  /** By the first slot of a piece whose parent is unknown: what it is known to come after. */
  links: Map<number, WeakLink>;
  /** By slot: first slots of pieces that come somewhere after it. */
  hanging: Map<number, number[]>;
  /** By slot: when it or anything after it was last on the shown path. */
  activity: Time[];
}

/** Works out the tree. The result does not depend on the order in which facts came. */
export function growTree(outline: Outline): Tree {
  const parents = chooseParents(outline);
  const children = childrenOf(parents);
  const links = linkTrees(outline, parents);
  const hanging = new Map<number, number[]>();
  for (const [top, { before }] of links) {
    const held = hanging.get(before);
    if (held) held.push(top);
    else hanging.set(before, [top]);
  }
  return { parents, children, links, hanging, activity: lastActivity(outline, parents, links) };
}

const none: number[] = [];

function childrenOf(parents: readonly number[]): number[][] {
  const children = new Array<number[]>(parents.length).fill(none);
  parents.forEach((parent, slot) => {
    const held = children[parent];
    if (held === none) children[parent] = [slot];
    else held?.push(slot);
  });
  return children;
}

/** First slots of pieces that nothing precedes: the real first messages (`ROOT`) or pieces without any known place. */
export function topSlots({ slots }: Outline, tree: Tree, kind: typeof ROOT | typeof UNKNOWN): number[] {
  const tops: number[] = [];
  tree.parents.forEach((parent, slot) => {
    if (parent === kind && slots[slot]?.into === undefined && !tree.links.has(slot)) tops.push(slot);
  });
  return tops;
}

/** Of several that could be shown, the one on the path that was shown last. */
export function newest(outline: Outline, { activity }: Tree, slots: readonly number[]): number | undefined {
  return slots.reduce<number | undefined>((best, slot) => {
    if (best === undefined) return slot;
    const difference = (activity[slot] ?? 0) - (activity[best] ?? 0);
    if (difference !== 0) return difference > 0 ? slot : best;
    return slotKey(outline.slots[slot]) > slotKey(outline.slots[best]) ? slot : best;
  }, undefined);
}

function lastActivity({ slots }: Outline, parents: number[], links: Tree["links"]): Time[] {
  const above = parents.map((parent, slot) => (parent >= 0 ? parent : (links.get(slot)?.before ?? -1)));
  const waiting = new Int32Array(parents.length);
  for (const slot of above) if (slot >= 0) waiting[slot] = (waiting[slot] ?? 0) + 1;
  const activity = slots.map(({ seen }) => seen);
  const open: number[] = [];
  for (let slot = 0; slot < waiting.length; slot++) if (waiting[slot] === 0) open.push(slot);
  for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
    const up = above[slot] ?? -1;
    if (up < 0) continue;
    activity[up] = Math.max(activity[up] ?? 0, activity[slot] ?? 0);
    waiting[up] = (waiting[up] ?? 0) - 1;
    if (waiting[up] === 0) open.push(up);
  }
  return activity;
}
