import { ROOT, UNKNOWN } from "./claims.ts";
import type { Diagonal } from "./diagonals.ts";
import { hashOfSlot } from "./outline.ts";
import { type Sameness, seenAround } from "./sameness.ts";
import type { Tree } from "./tree.ts";

/** A stretch of messages proves a place when it says this much (UTF-16 code units, each text counted once) … */
const tellingLength = 40;
/** … or when it holds this many different messages. "continue", "ok" prove nothing however often they come. */
const tellingCount = 3;

type Pairs = Diagonal["pairs"];

/**
 * Takes the stretches that have one place only, and tells whether it took any. In this order: a telling stretch at which
 * nothing contradicts; a telling one inside pieces that differ after it (an answer written again) or before it (a turn that
 * was read otherwise: here answers must tell, for a prompt may be sent again on another branch); last, however little it says, a piece that is held whole already: where it was seen before and after, else the same one from
 * end to end, else the only one. A message that could lie in several places, or lies in one already, is left alone: rather held twice than lost.
 */
export function acceptDiagonals(same: Sameness, diagonals: Diagonal[]): boolean {
  const settled = diagonals.filter(({ pairs }) =>
    pairs.some(({ a, b }) => same.find(a) === same.find(b + same.offset)),
  );
  const telling = diagonals.filter(({ pairs }) => isTelling(same, pairs));
  const inside = telling.filter(({ pairs, fitsBefore }) => fitsBefore || isTelling(same, answersIn(same, pairs)));
  const whole = diagonals.filter((diagonal) => isWhole(diagonal) && doRowsFit(same, diagonal));
  const isTaken = (rank: Diagonal[], rivals = settled) => accept(same, provenPairs(same, rank, rivals));
  // A longer stretch that ends in half an answer may contradict one that seems to fit.
  if (
    isTaken(
      telling.filter(({ fits }) => fits),
      [...settled, ...telling],
    ) ||
    isTaken(inside)
  )
    return true;
  const alike = whole.filter(isWholeOnBothSides);
  if ([...alike, ...whole].some(({ pairs }) => isSeenAround(same, pairs) && accept(same, pairs))) return true;
  return isTaken(alike) || isTaken(whole);
}

/** Of stretches of one kind the messages that no other of them and no rival claims: all of a stretch, or a telling part of it. */
function provenPairs(same: Sameness, rank: readonly Diagonal[], rivals: readonly Diagonal[]): Pairs {
  const rivalsOf = rivalsByMessage([...new Set([...rank, ...rivals])]);
  return rank.flatMap((diagonal) => {
    if (isSettled(same, diagonal)) return [];
    const pairs = uncontested(same, diagonal, rivalsOf(diagonal));
    return pairs.length === diagonal.pairs.length || isTelling(same, pairs) ? pairs : [];
  });
}

/** Everything in it is known already. */
function isSettled(same: Sameness, { pairs }: Diagonal): boolean {
  return pairs.every(({ a, b }) => same.find(a) === same.find(b + same.offset));
}

/** Finds the stretches that share a message with one: all that may claim one of its messages. */
function rivalsByMessage(diagonals: readonly Diagonal[]): (one: Diagonal) => Set<Diagonal> {
  const held = new Map<number, Diagonal[]>();
  const arriving = new Map<number, Diagonal[]>();
  const note = (map: Map<number, Diagonal[]>, slot: number, diagonal: Diagonal) => {
    const known = map.get(slot);
    if (known) known.push(diagonal);
    else map.set(slot, [diagonal]);
  };
  for (const diagonal of diagonals) {
    for (const { a, b } of diagonal.pairs) {
      note(held, a, diagonal);
      note(arriving, b, diagonal);
    }
  }
  return ({ pairs }) => new Set(pairs.flatMap(({ a, b }) => [...(held.get(a) ?? []), ...(arriving.get(b) ?? [])]));
}

/** Of several places where a whole piece could lie: one in which all of it was seen both before and after. */
function isSeenAround(same: Sameness, pairs: Pairs): boolean {
  return pairs.every(({ a, b }) => {
    const isFree = same.members(a).length === 1 && same.members(b + same.offset).length === 1;
    return isFree && seenAround(same, a, b + same.offset);
  });
}

function accept(same: Sameness, pairs: Pairs): boolean {
  let taken = false;
  for (const { a, b } of pairs) taken = same.unite(a, b + same.offset) || taken;
  return taken;
}

/** All of the held piece or all of the arriving one lies in it. */
function isWhole({ fits, aEndsBefore, aEndsAfter, bEndsBefore, bEndsAfter }: Diagonal): boolean {
  return fits && ((aEndsBefore && aEndsAfter) || (bEndsBefore && bEndsAfter));
}

/** Words that say little are not those of another row: an export tells how many messages stand before each of its own. */
function doRowsFit(same: Sameness, { pairs }: Diagonal): boolean {
  return pairs.every(({ a, b }) => {
    const [one, other] = [same.nodes[a], same.nodes[b + same.offset]];
    if ((one?.index === undefined) === (other?.index === undefined)) return true;
    const place = one?.index === undefined ? rowOf(same.a, a) : rowOf(same.b, b);
    return place === undefined || place === (one?.index ?? other?.index);
  });
}

/** How many messages stand before a slot, where that is known. */
function rowOf({ parents }: Tree, slot: number): number | undefined {
  let row = -1;
  let at = slot;
  for (; at >= 0; at = parents[at] ?? UNKNOWN) row++;
  return at === ROOT ? row : undefined;
}

function isWholeOnBothSides({ fits, aEndsBefore, aEndsAfter, bEndsBefore, bEndsAfter }: Diagonal): boolean {
  return fits && aEndsBefore && aEndsAfter && bEndsBefore && bEndsAfter;
}

function isTelling({ nodes, offset }: Sameness, pairs: Pairs): boolean {
  const sizeOf = ({ a, b }: Pairs[number]) => (nodes[b + offset]?.text ?? nodes[a]?.text)?.size ?? 0;
  const sizes = new Map(pairs.map((pair) => [hashOfSlot(nodes[pair.b + offset]), sizeOf(pair)]));
  const length = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return length >= tellingLength || sizes.size >= tellingCount;
}

function answersIn({ nodes }: Sameness, pairs: Pairs): Pairs {
  return pairs.filter(({ a }) => nodes[a]?.role === "assistant");
}

/** The pairs of a stretch of which no other one claims a message, unless one ends where the other begins and the other side joins them. */
function uncontested(same: Sameness, one: Diagonal, rivals: Iterable<Diagonal>): Pairs {
  const contested = new Set<Pairs[number]>();
  for (const other of rivals) {
    if (other === one) continue;
    const { held, arriving } = claimedTwice(same, one, other);
    const split = held.length > 0 && arriving.length > 0;
    if (split || !(arrivingJoined(one, other) || arrivingJoined(other, one)))
      for (const pair of held) contested.add(pair);
    if (split || !(heldJoined(one, other) || heldJoined(other, one))) for (const pair of arriving) contested.add(pair);
  }
  return one.pairs.filter((pair) => !contested.has(pair));
}

/** Pairs whose held message the other stretch gives to a further arriving one; likewise whose arriving message. */
function claimedTwice(same: Sameness, one: Diagonal, other: Diagonal): { held: Pairs; arriving: Pairs } {
  const arrivingOf = new Map(other.pairs.map(({ a, b }) => [a, b]));
  const heldOf = new Map(other.pairs.map(({ a, b }) => [b, a]));
  const differ = (x: number, y: number) => x !== y && same.find(x) !== same.find(y);
  return {
    held: one.pairs.filter(({ a, b }) => differ(same.offset + (arrivingOf.get(a) ?? b), same.offset + b)),
    arriving: one.pairs.filter(({ a, b }) => differ(heldOf.get(b) ?? a, a)),
  };
}

/** One held piece ends in `first`, another begins in `second` and goes on, and the arriving piece runs through both. */
function heldJoined(first: Diagonal, second: Diagonal): boolean {
  const isThrough = runsThrough(
    first.pairs.map(({ b }) => b),
    second.pairs.map(({ b }) => b),
  );
  return first.aEndsAfter && second.aEndsBefore && isThrough;
}

/** The same with sides changed. */
function arrivingJoined(first: Diagonal, second: Diagonal): boolean {
  const isThrough = runsThrough(
    first.pairs.map(({ a }) => a),
    second.pairs.map(({ a }) => a),
  );
  return first.bEndsAfter && second.bEndsBefore && isThrough;
}

/** The second stretch begins within the first, not where that does, and goes on beyond it: else it only lies in it. */
function runsThrough(first: readonly number[], second: readonly number[]): boolean {
  const [begin, next, end] = [first[0], second[0], second.at(-1)];
  if (begin === undefined || next === undefined || end === undefined) return false;
  return begin !== next && first.includes(next) && !first.includes(end);
}
