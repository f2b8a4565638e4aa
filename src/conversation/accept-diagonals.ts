import type { Diagonal } from "./diagonals.ts";
import type { Sameness } from "./sameness.ts";

/** A stretch of messages proves a place when it says this much (UTF-16 code units, each text counted once) … */
const tellingLength = 40;
/** … or when it holds this many different messages. "continue", "ok" prove nothing however often they come. */
const tellingCount = 3;

/**
 * Takes the stretches that have one place only, and tells whether it took any. In this order: a telling stretch at which
 * nothing contradicts; a telling one inside pieces that differ before or after it (an edited prompt, a turn that was read
 * otherwise); last a piece that is held whole already, however little it says, for it brings nothing new wherever it lies.
 * What could lie in several places is left alone.
 */
export function acceptDiagonals(same: Sameness, diagonals: Diagonal[]): boolean {
  const telling = diagonals.filter((diagonal) => isTelling(same, diagonal));
  const fitting = alone(telling.filter(({ fits }) => fits));
  if (accept(same, fitting)) return true;
  if (accept(same, alone(telling))) return true;
  const whole = diagonals.filter(isWhole);
  return likeliestFirst(same, whole).some((diagonal) => accept(same, [diagonal]));
}

function accept(same: Sameness, diagonals: readonly Diagonal[]): boolean {
  let taken = false;
  for (const { pairs } of diagonals) for (const { a, b } of pairs) taken = same.unite(a, b + same.offset) || taken;
  return taken;
}

/** Of several places where a whole piece could lie: one where this very look was put before, else the longest and the one seen last. */
function likeliestFirst(same: Sameness, whole: readonly Diagonal[]): Diagonal[] {
  const seen = ({ pairs }: Diagonal) => pairs.reduce((last, { a }) => Math.max(last, same.nodes[a]?.seen ?? 0), 0);
  const order = (x: Diagonal, y: Diagonal) =>
    Number(holdsTimes(same, y)) - Number(holdsTimes(same, x)) || y.pairs.length - x.pairs.length || seen(y) - seen(x);
  return [...whole].sort(order);
}

function holdsTimes({ nodes, offset }: Sameness, { pairs }: Diagonal): boolean {
  return pairs.every(({ a, b }) => {
    const [held, arriving] = [nodes[a], nodes[b + offset]];
    return held !== undefined && arriving !== undefined && held.born <= arriving.born && held.seen >= arriving.seen;
  });
}

/** All of the held piece or all of the arriving one lies in it. */
function isWhole({ fits, aEndsBefore, aEndsAfter, bEndsBefore, bEndsAfter }: Diagonal): boolean {
  return fits && ((aEndsBefore && aEndsAfter) || (bEndsBefore && bEndsAfter));
}

function isTelling({ nodes }: Sameness, { pairs }: Diagonal): boolean {
  const sizes = new Map(pairs.map(({ a }) => [nodes[a]?.text?.hash, nodes[a]?.text?.size ?? 0]));
  const length = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return length >= tellingLength || sizes.size >= tellingCount;
}

/** Those that contradict no other. */
function alone(diagonals: readonly Diagonal[]): Diagonal[] {
  return diagonals.filter((one) => !diagonals.some((other) => other !== one && contradict(one, other)));
}

/** Two stretches that claim one message for two, unless one ends where the other begins and the other side joins them. */
function contradict(x: Diagonal, y: Diagonal): boolean {
  const heldBy = new Map(x.pairs.map(({ a, b }) => [a, b]));
  const arrivingBy = new Map(x.pairs.map(({ a, b }) => [b, a]));
  const splitsHeld = y.pairs.some(({ a, b }) => (heldBy.get(a) ?? b) !== b);
  const splitsArriving = y.pairs.some(({ a, b }) => (arrivingBy.get(b) ?? a) !== a);
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
