import { isActivityId } from "./activity.ts";
import { ROOT, UNKNOWN } from "./claims.ts";
import { hasExports, haveEqualText, wordsOf } from "./equal-text.ts";
import { hashOfSlot, type Slot } from "./outline.ts";
import { mayUnite, type Sameness } from "./sameness.ts";
import type { Tree } from "./tree.ts";

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

/** Of so many answers to one message each is compared with each; only files made for that have more. */
const mostCompared = 256;

/** A text that is held more often than this says nothing about where it belongs. */
const mostPlaces = 64;

/**
 * All longest stretches of equal messages between what arrives and what is held. Those already known to be the same are
 * among them: a message that has its place must not be given a second one.
 */
export function findDiagonals(same: Sameness): Diagonal[] {
  const placesOf = placesByText(same);
  const seen = new Set<string>();
  const diagonals: Diagonal[] = [];
  for (let b = 0; b < same.nodes.length - same.offset; b++) {
    const settled = same.members(b + same.offset).filter((node) => node < same.offset);
    for (const a of new Set([...settled, ...placesOf(b + same.offset)])) {
      if (seen.has(`${a} ${b}`) || !isEqual(same, a, b)) continue;
      const diagonal = extend(same, a, b);
      for (const pair of diagonal.pairs) seen.add(`${pair.a} ${pair.b}`);
      diagonals.push(diagonal);
    }
  }
  return diagonals;
}

/** Finds the held messages that may say what an arriving one says; none where these are too many to tell anything. */
function placesByText(same: Sameness): (node: number) => readonly number[] {
  const places = new Map<string, number[]>();
  const note = (key: string | undefined, slot: number) => {
    if (key === undefined) return;
    const known = places.get(key);
    if (!known) places.set(key, [slot]);
    else if (known.length <= mostPlaces) known.push(slot);
  };
  const isLoose = hasExports(same);
  const wanted = isLoose ? arrivingExports(same) : none;
  for (let slot = 0; slot < same.offset; slot++) {
    note(textKey(same, slot), slot);
    if (isLoose && isComparable(same.nodes[slot], wanted)) note(looseKey(same, slot), slot);
  }
  return (node) => {
    const keys = [textKey(same, node), ...(isLoose ? [looseKey(same, node)] : [])];
    const found = keys.flatMap((key) => (key === undefined ? [] : (places.get(key) ?? [])));
    return found.length > mostPlaces ? [] : found;
  };
}

function textKey({ nodes }: Sameness, node: number): string | undefined {
  const slot = nodes[node];
  const hash = hashOfSlot(slot);
  return slot && hash !== undefined && slot.into === undefined ? `${slot.role} ${hash}` : undefined;
}

function looseKey(same: Sameness, node: number): string | undefined {
  const slot = same.nodes[node];
  return slot?.text && slot.into === undefined ? `${slot.role} words ${wordsOf(same, node)}` : undefined;
}

interface Arriving {
  /** An export arrives; one of its messages has ids, one has none. */
  named: boolean;
  nameless: boolean;
}

const none: Arriving = { named: false, nameless: false };

function arrivingExports({ nodes, offset }: Sameness): Arriving {
  const exports = nodes.slice(offset).filter(({ text }) => text?.loose !== undefined);
  return { named: exports.some((slot) => !isNameless(slot)), nameless: exports.some(isNameless) };
}

function isNameless(slot: Slot | undefined): boolean {
  return slot?.ids.every((id) => isActivityId(id)) === true;
}

/** The words of a held message that no export has brought must be read, so only where one may bring it now. */
function isComparable(slot: Slot | undefined, { named, nameless }: Arriving): boolean {
  return slot?.text?.loose !== undefined || nameless || (named && isNameless(slot));
}

/** Known to be the same, or equal and nothing speaks against it. */
function isEqual(same: Sameness, a: number, b: number): boolean {
  const node = b + same.offset;
  if (same.find(a) === same.find(node)) return true;
  if (textKey(same, a) === textKey(same, node)) return mayUnite(same, a, node);
  return same.nodes[a]?.role === same.nodes[node]?.role && mayUnite(same, a, node) && haveEqualText(same, a, node);
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
  const isLoose = hasExports(same);
  for (let [x, y] = [a, b]; ; ) {
    const [up, over] = isLoose
      ? [shownParent(same, same.a, x, 0), shownParent(same, same.b, y, same.offset)]
      : [same.a.parents[x] ?? UNKNOWN, same.b.parents[y] ?? UNKNOWN];
    if (up < 0 || over < 0) {
      const contradicts = (up === ROOT && over >= 0) || (over === ROOT && up >= 0);
      return { pairs, fits: !contradicts, aEnds: up < 0, bEnds: over < 0 };
    }
    if (!isEqual(same, up, over)) return { pairs, fits: false, aEnds: false, bEnds: false };
    pairs.push({ a: up, b: over });
    [x, y] = [up, over];
  }
}

/** Where exports tell what stands before what, neighbours that only row indices suggest contradict nothing. */
function shownParent({ above }: Sameness, { parents }: Tree, slot: number, shift: number): number {
  const parent = parents[slot] ?? UNKNOWN;
  return parent < 0 || above[slot + shift]?.includes(parent + shift) ? parent : UNKNOWN;
}

function forwards(same: Sameness, a: number, b: number): Reach {
  const pairs: Diagonal["pairs"] = [];
  for (let [x, y] = [a, b]; ; ) {
    const down = same.a.children[x] ?? [];
    const over = same.b.children[y] ?? [];
    if (down.length === 0 || over.length === 0) {
      return { pairs, fits: true, aEnds: down.length === 0, bEnds: over.length === 0 };
    }
    const equal = firstEqual(same, down.slice(0, mostCompared), over.slice(0, mostCompared));
    if (equal === undefined) return { pairs, fits: false, aEnds: false, bEnds: false };
    pairs.push(equal);
    [x, y] = [equal.a, equal.b];
  }
}

function firstEqual(same: Sameness, held: readonly number[], arriving: readonly number[]) {
  for (const b of arriving) {
    const a = held.find((node) => isEqual(same, node, b));
    if (a !== undefined) return { a, b };
  }
  return undefined;
}
