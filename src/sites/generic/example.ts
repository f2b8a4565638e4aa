import { all, first, matches, precedes } from "../dom.ts";
import type { GuessedTurn } from "./guess.ts";
import { isIn } from "./page-parts.ts";
import { isWithin, outerOf } from "./shadow.ts";
import { shownIn, showsWordsOrImage } from "./shown.ts";
import { leaning, likeness, stepOf, type Traits, traitsOf } from "./traits.ts";

/** A kind of turn: the elements on the way to it from the list, and what it is itself. */
interface Kind {
  steps: readonly Traits[];
  traits: Traits;
}

/** Where the turns of a page are, learnt from a question and an answer, or from what holds them all. Holds no text. */
export interface Example {
  list: Element;
  /** Absent where only the list is known: then every child of it that says something is a turn. */
  kinds?: { question: Kind; answer: Kind };
}

/** Less in common, and two elements are not of one kind. */
const alike = 0.5;
/** A difference that small tells nothing. */
const telling = 0.1;
const aside = "nav, aside, form, dialog, [role='navigation'], script, style, template";
const textual = "p, pre, ul, ol, li, dl, table, blockquote, h1, h2, h3, h4, h5, h6, span, a, code, em, strong";

/**
 * What a question and an answer, pointed at anywhere inside, say of the page: the innermost element that holds both or,
 * where its like comes again and again around it (a prompt and its answer in one box), what holds those. `null` where one
 * of the two lies in the other.
 */
export function exampleOf(question: Element, answer: Element): Example | null {
  if (isWithin(question, answer) || isWithin(answer, question)) return null;
  const holder = holderOf(question, answer);
  const inSamePair = holder && pairedWith(question, answer, holder);
  if (inSamePair) return exampleOf(question, inSamePair);
  let best: { example: Example; count: number } | null = null;
  for (let list = holder; list && !matches(list, "html"); list = outerOf(list)) {
    const example: Example = {
      list,
      kinds: { question: kindOf(question, holder, list), answer: kindOf(answer, holder, list) },
    };
    const count = candidatesIn(example).length;
    if (!best || count >= 2 * best.count) best = { example, count };
  }
  return best?.example ?? null;
}

/** The turns on the page that are like an example's, with their roles where its two kinds can be told apart. */
export function turnsLike(document: Document, example: Example): GuessedTurn[] {
  const list = example.list.isConnected ? example.list : listLike(document, example);
  if (!list) return [];
  return candidatesIn({ ...example, list }).map((element) => {
    const role = sideOf(element, example);
    return role ? { element, role } : { element };
  });
}

function sideOf(element: Element, { kinds }: Example): GuessedTurn["role"] {
  const lean = kinds ? leaning(traitsOf(element), kinds.question.traits, kinds.answer.traits) : 0;
  return Math.abs(lean) <= telling ? undefined : lean > 0 ? "user" : "assistant";
}

/** The kind of the turn that an element below `holder` is in. */
function kindOf(inside: Element, holder: Element | null, list: Element): Kind {
  const turn = holder ? childTowards(holder, inside) : inside;
  const steps: Traits[] = [];
  for (let at: Element | null = turn; at && at !== list; at = outerOf(at)) steps.unshift(stepOf(at));
  return { steps, traits: traitsOf(turn) };
}

/** Elements that may be turns, none in another, in document order. */
function candidatesIn({ list, kinds }: Example): Element[] {
  const found = kinds
    ? new Set([...reached(list, kinds.question.steps), ...reached(list, kinds.answer.steps)])
    : new Set(shownIn(list));
  const saying = [...found].filter(saysAnything).sort((a, b) => (precedes(a, b) ? -1 : 1));
  return saying.filter((element) => !saying.some((other) => other !== element && isWithin(other, element)));
}

function reached(from: Element, steps: readonly Traits[]): Element[] {
  let level = [from];
  for (const step of steps) {
    level = level.flatMap(shownIn).filter((child) => likeness(stepOf(child), step) >= alike);
  }
  return level;
}

function saysAnything(element: Element): boolean {
  if (isIn(element, aside) || first(element, "textarea, [contenteditable='true']")) return false;
  return showsWordsOrImage(element);
}

/**
 * Where the question lies in one pair and the answer in the next: that answer's like in the question's own pair. `null`
 * where the two are turns beside each other.
 */
function pairedWith(question: Element, answer: Element, holder: Element): Element | null {
  const own = childTowards(holder, question);
  const other = childTowards(holder, answer);
  if (likeness(stepOf(own), stepOf(other)) < 0.9) return null;
  const like = (inside: Element, from: Element, to: Element) => reached(to, stepsOf(inside, from));
  const paired = like(answer, other, own).find((element) => element !== own && !isWithin(element, question));
  const back = like(question, own, other).some((element) => element !== other && !isWithin(element, answer));
  return back ? (paired ?? null) : null;
}

/** The way down to an element, as far as it goes through boxes. */
function stepsOf(inside: Element, from: Element): Traits[] {
  const steps: Traits[] = [];
  for (let at: Element | null = inside; at && at !== from; at = outerOf(at))
    steps.unshift(matches(at, textual) ? new Set() : stepOf(at));
  const end = steps.findIndex((step) => step.size === 0);
  return end < 0 ? steps : steps.slice(0, end);
}

/** A list that the page has drawn anew. */
function listLike(document: Document, example: Example): Element | null {
  let best: { list: Element; count: number } | null = null;
  const like = stepOf(example.list);
  for (const list of all(document, "body, body *")) {
    if (likeness(stepOf(list), like) < alike) continue;
    const count = candidatesIn({ ...example, list }).length;
    if (count > (best?.count ?? 0)) best = { list, count };
  }
  return best?.list ?? null;
}

function holderOf(a: Element, b: Element): Element | null {
  let holder = outerOf(a);
  while (holder && !isWithin(holder, b)) holder = outerOf(holder);
  return holder;
}

function childTowards(holder: Element, element: Element): Element {
  let child = element;
  for (let parent = outerOf(child); parent && parent !== holder; parent = outerOf(child)) child = parent;
  return child;
}
