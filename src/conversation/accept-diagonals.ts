import type { Diagonal } from "./diagonals.ts";
import type { Sameness } from "./sameness.ts";

/** A stretch of messages proves a place when it says this much (UTF-16 code units, each text counted once) … */
const tellingLength = 40;
/** … or when it holds this many different messages. "continue", "ok" prove nothing however often they come. */
const tellingCount = 3;

/**
 * Takes the stretches that have one place only, and tells whether it took any. In this order: a telling stretch at which
 * nothing contradicts; a telling one inside pieces that differ before or after it (an edited prompt, a turn that was read
 * otherwise); last, however little they say, two pieces that are the same from end to end, and a piece that is held whole
 * already. What could lie in several places, or has its place already, is left alone: it stays a piece of its own.
 */
export function acceptDiagonals(same: Sameness, diagonals: Diagonal[]): boolean {
  const settled = diagonals.filter(({ pairs }) => pairs.some(({ a, b }) => same.find(a) === same.find(b + same.offset)));
  const telling = diagonals.filter((diagonal) => isTelling(same, diagonal));
  const whole = diagonals.filter(isWhole);
  const ranks = [telling.filter(({ fits }) => fits), telling, whole.filter(isWholeOnBothSides), whole];
  return ranks.some((rank) => accept(same, alone(same, rank, settled)));
}

function accept(same: Sameness, diagonals: readonly Diagonal[]): boolean {
  let taken = false;
  for (const { pairs } of diagonals) for (const { a, b } of pairs) taken = same.unite(a, b + same.offset) || taken;
  return taken;
}

/** All of the held piece or all of the arriving one lies in it. */
function isWhole({ fits, aEndsBefore, aEndsAfter, bEndsBefore, bEndsAfter }: Diagonal): boolean {
  return fits && ((aEndsBefore && aEndsAfter) || (bEndsBefore && bEndsAfter));
}

function isWholeOnBothSides({ fits, aEndsBefore, aEndsAfter, bEndsBefore, bEndsAfter }: Diagonal): boolean {
  return fits && aEndsBefore && aEndsAfter && bEndsBefore && bEndsAfter;
}

function isTelling({ nodes }: Sameness, { pairs }: Diagonal): boolean {
  const sizes = new Map(pairs.map(({ a }) => [nodes[a]?.text?.hash, nodes[a]?.text?.size ?? 0]));
  const length = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return length >= tellingLength || sizes.size >= tellingCount;
}

/** Those that contradict no other, and none that is settled. */
function alone(same: Sameness, diagonals: readonly Diagonal[], settled: readonly Diagonal[]): Diagonal[] {
  const rivals = [...new Set([...diagonals, ...settled])];
  return diagonals.filter((one) => !rivals.some((other) => other !== one && contradict(same, one, other)));
}

/** Two stretches that claim one message for two, unless one ends where the other begins and the other side joins them. */
function contradict(same: Sameness, x: Diagonal, y: Diagonal): boolean {
  const heldBy = new Map(x.pairs.map(({ a, b }) => [a, b]));
  const arrivingBy = new Map(x.pairs.map(({ a, b }) => [b, a]));
  const differ = (one: number, other: number) => one !== other && same.find(one) !== same.find(other);
  const splitsHeld = y.pairs.some(({ a, b }) => differ((heldBy.get(a) ?? b) + same.offset, b + same.offset));
  const splitsArriving = y.pairs.some(({ a, b }) => differ(arrivingBy.get(b) ?? a, a));
  if (splitsHeld && splitsArriving) return true;
  if (splitsHeld) return !arrivingJoined(x, y) && !arrivingJoined(y, x);
  return splitsArriving && !heldJoined(x, y) && !heldJoined(y, x);
}

/** One held piece ends in `first`, another begins in `second`, and the arriving piece runs through both. */
function heldJoined(first: Diagonal, second: Diagonal): boolean {
  const [begin, next] = [first.pairs[0]?.b, second.pairs[0]?.b];
  return first.aEndsAfter && second.aEndsBefore && begin !== next && first.pairs.some(({ b }) => b === next);
}

/** The same with sides changed. */
function arrivingJoined(first: Diagonal, second: Diagonal): boolean {
  const [begin, next] = [first.pairs[0]?.a, second.pairs[0]?.a];
  return first.bEndsAfter && second.bEndsBefore && begin !== next && first.pairs.some(({ a }) => a === next);
}
