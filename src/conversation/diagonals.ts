import { ROOT, UNKNOWN } from "./claims.ts";
import { hashOfSlot } from "./outline.ts";
import { mayUnite, type Sameness } from "./sameness.ts";

/** A stretch in which arriving messages, one after another, equal held ones. Both are slots of their outline. */
export interface Diagonal {
  pairs: { a: number; b: number }[];
  /** At both ends one of the two sides has nothing more, so nothing contradicts. */
  fits: boolean;
  /** The same for what stands before it alone. */
  fitsBefore: boolean;
  /** The held piece has nothing before it, nothing after it; likewise the arriving one. */
  aEndsBefore: boolean;
  aEndsAfter: boolean;
  bEndsBefore: boolean;
  bEndsAfter: boolean;
}

/** A text that is held more often than this says nothing about where it belongs. */
const mostPlaces = 64;

/**
 * All longest stretches of equal messages between what arrives and what is held. Those already known to be the same are
 * among them: a message that has its place must not be given a second one.
 */
export function findDiagonals(same: Sameness): Diagonal[] {
  const places = placesByText(same);
  const seen = new Set<string>();
  const diagonals: Diagonal[] = [];
  for (let b = 0; b < same.nodes.length - same.offset; b++) {
    const equal = places.get(textKey(same, b + same.offset)) ?? [];
    const settled = same.members(b + same.offset).filter((node) => node < same.offset);
    for (const a of new Set([...settled, ...(equal.length > mostPlaces ? [] : equal)])) {
      if (seen.has(`${a} ${b}`) || !isEqual(same, a, b)) continue;
      const diagonal = extend(same, a, b);
      for (const pair of diagonal.pairs) seen.add(`${pair.a} ${pair.b}`);
      diagonals.push(diagonal);
    }
  }
  return diagonals;
}

function textKey({ nodes }: Sameness, node: number): string {
  const slot = nodes[node];
  const hash = hashOfSlot(slot);
  return slot && hash !== undefined && slot.into === undefined ? `${slot.role} ${hash}` : "";
}

function placesByText(same: Sameness): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let slot = 0; slot < same.offset; slot++) {
    const key = textKey(same, slot);
    if (key !== "") places.set(key, [...(places.get(key) ?? []), slot]);
  }
  return places;
}

/** Known to be the same, or equal and nothing speaks against it. */
function isEqual(same: Sameness, a: number, b: number): boolean {
  const node = b + same.offset;
  return same.find(a) === same.find(node) || (textKey(same, a) === textKey(same, node) && mayUnite(same, a, node));
}

function extend(same: Sameness, a: number, b: number): Diagonal {
  const before = backwards(same, a, b);
  const after = forwards(same, a, b);
  return {
    pairs: [...before.pairs.reverse(), { a, b }, ...after.pairs],
    fits: before.fits && after.fits,
    fitsBefore: before.fits,
    aEndsBefore: before.aEnds,
    aEndsAfter: after.aEnds,
    bEndsBefore: before.bEnds,
    bEndsAfter: after.bEnds,
  };
}

interface Reach {
  pairs: Diagonal["pairs"];
  fits: boolean;
  aEnds: boolean;
  bEnds: boolean;
}

function backwards(same: Sameness, a: number, b: number): Reach {
  const pairs: Diagonal["pairs"] = [];
  for (let [x, y] = [a, b]; ; ) {
    const [up, over] = [same.a.parents[x] ?? UNKNOWN, same.b.parents[y] ?? UNKNOWN];
    if (up < 0 || over < 0) {
      const contradicts = (up === ROOT && over >= 0) || (over === ROOT && up >= 0);
      return { pairs, fits: !contradicts, aEnds: up < 0, bEnds: over < 0 };
    }
    if (!isEqual(same, up, over)) return { pairs, fits: false, aEnds: false, bEnds: false };
    pairs.push({ a: up, b: over });
    [x, y] = [up, over];
  }
}

function forwards(same: Sameness, a: number, b: number): Reach {
  const pairs: Diagonal["pairs"] = [];
  for (let [x, y] = [a, b]; ; ) {
    const down = same.a.children[x] ?? [];
    const [next] = same.b.children[y] ?? [];
    if (down.length === 0 || next === undefined) {
      return { pairs, fits: true, aEnds: down.length === 0, bEnds: next === undefined };
    }
    const equal = down.find((child) => isEqual(same, child, next));
    if (equal === undefined) return { pairs, fits: false, aEnds: false, bEnds: false };
    pairs.push({ a: equal, b: next });
    [x, y] = [equal, next];
  }
}
