import { type Correction, correctedTurns, noCorrection, type ShownTurn } from "./correction.ts";
import { turnsLike } from "./example.ts";
import { findTurns } from "./find-turns.ts";
import type { Guess } from "./guess.ts";
import { holderOf } from "./in-line.ts";
import { isWithin } from "./shadow.ts";
import { shownIn } from "./shown.ts";

/** The conversation on a page nobody has described: as guessed, and as its user has put it right. */
export interface Talk {
  by: Guess["by"];
  /** Those left out too. */
  turns: ShownTurn[];
}

/** What was found on a page, and what would tell that it no longer holds. */
interface Found {
  talk: Talk | null;
  /** What holds the turns, and how many children it had. */
  holder: Element | null;
  rows: number;
  /** `performance.now()` of the look. */
  at: number;
}

const known = new WeakMap<Document, Found>();
const corrections = new WeakMap<Document, Correction>();
/** A page is looked at again only so often, ms: looking costs too much for every change. */
const lookAgain = { without: 1_000, with: 4_000 };

/** What the user has said of the turns of this page, since it was loaded. */
export function correctionOf(document: Document): Correction {
  return corrections.get(document) ?? noCorrection;
}

export function correct(document: Document, correction: Correction): void {
  corrections.set(document, correction);
  known.delete(document);
}

/**
 * The conversation found on a page now; `null` where there seems to be none. It is found anew when a turn has gone, when
 * something has come beside them, and now and then.
 */
export function talkOf(document: Document): Talk | null {
  const before = known.get(document);
  if (before && holdsStill(before)) return before.talk;
  const correction = correctionOf(document);
  const guess = guessBy(document, correction);
  const holder = guess && holderOf(guess.turns.map(({ element }) => element));
  const talk = guess && { by: guess.by, turns: correctedTurns(guess.turns, correction) };
  known.set(document, { talk, holder, rows: rowsIn(holder), at: performance.now() });
  return talk;
}

const rowsIn = (holder: Element | null) => (holder ? shownIn(holder).length : 0);

function holdsStill({ talk, holder, rows, at }: Found): boolean {
  const age = performance.now() - at;
  if (!talk || !holder) return age < lookAgain.without;
  return age < lookAgain.with && rowsIn(holder) === rows && talk.turns.every(({ element }) => element.isConnected);
}

/**
 * What the user pointed at, else what was guessed. Where the user has agreed to turns, a guess of another moment that
 * lacks some of those that are still there is not believed: turns are looked for in the same place.
 */
function guessBy(document: Document, { picked, agreed, singles }: Correction): Guess | null {
  const like = (place: typeof picked): Guess | null => {
    const turns = place ? turnsLike(document, place) : [];
    return turns.length > 0 ? { turns, by: "picked", confidence: 0.9 } : null;
  };
  if (picked) return like(picked);
  const guess = findTurns(document);
  if (!agreed) return guess;
  const left = new Set(singles.flatMap(({ element }) => (element.isConnected ? element : [])));
  const count = (found: Guess | null) => found?.turns.filter(({ element }) => left.has(element)).length ?? -1;
  const isThere = guess?.turns.some(({ element }) => isWithin(agreed.list, element));
  if (isThere && count(guess) === left.size) return guess;
  const placed = like(agreed);
  return count(placed) >= count(guess) ? placed : guess;
}
