import { attr, matches, nameOf } from "../dom.ts";
import { authorOf, namesOf } from "./names.ts";
import { outerOf } from "./shadow.ts";
import { shownIn } from "./shown.ts";

/** What an element is, without a word of what it says: its tag, names and role, and for a turn the boxes in it. */
export type Traits = ReadonlySet<string>;

/** Content, which differs from one turn to the next of the same kind. */
const content = "p, pre, ul, ol, dl, table, blockquote, h1, h2, h3, h4, h5, h6, button, svg, img, code, time, math, a";
/** Levels of boxes that are looked at, and boxes on each. */
const deepest = 3;
const widest = 6;

/** Tag, names and role of one element. A number at the end of a name counts turns: it is the same for all. */
export function stepOf(element: Element): Traits {
  const names = [...namesOf(element), authorOf(element), attr(element, "role") ?? ""];
  return new Set([
    nameOf(element),
    ...names.filter(Boolean).map((name) => `.${name.replace(/([-_=])\d+\b/g, (_, sign: string) => `${sign}0`)}`),
  ]);
}

/** What a turn and the first boxes in it are, and on which side of its line it stands where it is shown. */
export function traitsOf(turn: Element): Traits {
  const traits = new Set<string>();
  let boxes = [turn];
  for (let depth = 0; depth <= deepest && boxes.length > 0; depth++) {
    for (const box of boxes) for (const trait of stepOf(box)) traits.add(`${depth} ${trait}`);
    if (depth < deepest && boxes.some((box) => isAtEnd(box, turn))) traits.add("at end");
    boxes = boxes
      .flatMap(shownIn)
      .filter((box) => !matches(box, content))
      .slice(0, widest);
  }
  return traits;
}

/** Begins in the last two thirds of the turn's line and reaches its end. */
function isAtEnd(box: Element, turn: Element): boolean {
  const frame = (outerOf(turn) ?? turn).getBoundingClientRect();
  const { left, right, width } = box.getBoundingClientRect();
  return width > 0 && left - frame.left > frame.right - right + frame.width / 8;
}

/** Share of what two have in common, 0 to 1. */
export function likeness(a: Traits, b: Traits): number {
  const common = weigh(a, (trait) => b.has(trait));
  const all = weigh(a) + weigh(b) - common;
  return all === 0 ? 1 : common / all;
}

/**
 * Share of what the one that has less has in common with the other, 0 to 1: of two turns of one kind one may hold more
 * boxes, but each hardly has what the other has not.
 */
export function kinship(a: Traits, b: Traits): number {
  const least = Math.min(weigh(a), weigh(b));
  return least === 0 ? 1 : weigh(a, (trait) => b.has(trait)) / least;
}

/**
 * How much more `traits` are like `a` than like `b`, -1 to 1, by what tells the two apart; 0 where nothing does.
 */
export function leaning(traits: Traits, a: Traits, b: Traits): number {
  const onlyA = [...a].filter((trait) => !b.has(trait));
  const onlyB = [...b].filter((trait) => !a.has(trait));
  const all = weigh(onlyA) + weigh(onlyB);
  const has = (trait: string) => traits.has(trait);
  const likeA = weigh(onlyA, has) + weigh(onlyB, (trait) => !has(trait));
  return all === 0 ? 0 : (2 * likeA) / all - 1;
}

/** The turn itself says more than the boxes in it, which come and go with what it holds. */
function weigh(traits: Iterable<string>, counts: (trait: string) => boolean = () => true): number {
  let sum = 0;
  for (const trait of traits) {
    if (counts(trait)) sum += /^[123] /.test(trait) ? 0.5 ** Number(trait[0]) : 1;
  }
  return sum;
}
