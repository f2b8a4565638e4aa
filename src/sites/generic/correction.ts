import { fingerprint } from "../../lib/fingerprint.ts";
import { type Example, exampleOf } from "./example.ts";
import type { GuessedTurn, Side } from "./guess.ts";
import { shownWords } from "./shown.ts";
import { kinship, type Traits, traitsOf } from "./traits.ts";

export type Writer = Side | "unknown";

/** A turn as it will be read. */
export interface ShownTurn {
  element: Element;
  writer: Writer;
  /** The user wants it left out. */
  isOut: boolean;
}

/** What a user says of a turn. */
export interface Said {
  writer?: Writer;
  isOut?: boolean;
}

/** A word on one turn: about that element, or the one that has taken its place with the same text. */
interface Single {
  element: Element;
  begins: string;
  print: string;
  said: Required<Said>;
}

/** A word on all turns of a kind: those to come too. */
interface Rule {
  from: Writer;
  like: Traits;
  said: Said;
}

/** All that a user has said of the turns of a page. Never changed: every word makes a new one. Kept only while the page lives. */
export interface Correction {
  /** What the user pointed at. */
  picked?: Example;
  /** Where the turns were that the user has agreed to. */
  agreed?: Example;
  isSwapped: boolean;
  singles: readonly Single[];
  rules: readonly Rule[];
}

export const noCorrection: Correction = { isSwapped: false, singles: [], rules: [] };

/** Less in common, and a turn is not of the kind that a word was meant for. */
const alike = 0.9;

/** The turns as the user has put them right. */
export function correctedTurns(turns: readonly GuessedTurn[], correction: Correction): ShownTurn[] {
  const singleOf = singlesBy(correction.singles);
  return turns.map(({ element, role }): ShownTurn => {
    const guessed: Writer = role ?? "unknown";
    const writer = correction.isSwapped ? opposite(guessed) : guessed;
    const said = singleOf(element) ?? ruleFor(element, writer, correction.rules);
    return { element, writer: said?.writer ?? writer, isOut: said?.isOut ?? false };
  });
}

/** With a word on some of the turns shown. */
export function say(correction: Correction, about: readonly ShownTurn[], said: Said): Correction {
  const elements = new Set(about.map(({ element }) => element));
  const others = correction.singles.filter(({ element }) => !elements.has(element));
  return { ...correction, singles: [...others, ...about.map((turn) => singleFor(turn, said))] };
}

/** With a word on the turns that are like `turn`, itself included, and on those to come. `was`: who had written it before. */
export function sayOfAll(
  correction: Correction,
  shown: readonly ShownTurn[],
  turn: ShownTurn,
  was: Writer,
  said: Said,
): Correction {
  const told = say(correction, [turn, ...likeTurn(shown, turn, was)], said);
  return { ...told, rules: [{ from: was, like: traitsOf(turn.element), said }, ...told.rules] };
}

/** The other turns of the writer that `turn` had, of the same kind, and not left out. */
export function likeTurn(shown: readonly ShownTurn[], turn: ShownTurn, was: Writer): ShownTurn[] {
  const traits = traitsOf(turn.element);
  return shown.filter(
    ({ element, writer, isOut }) =>
      element !== turn.element && writer === was && !isOut && kinship(traitsOf(element), traits) >= alike,
  );
}

/** With what was the user's as answers, and the reverse. */
export function swap(correction: Correction): Correction {
  const turned = <S extends Said>(said: S): S => (said.writer ? { ...said, writer: opposite(said.writer) } : said);
  return {
    ...correction,
    isSwapped: !correction.isSwapped,
    singles: correction.singles.map((single) => ({ ...single, said: turned(single.said) })),
    rules: correction.rules.map((rule) => ({ ...rule, from: opposite(rule.from), said: turned(rule.said) })),
  };
}

/** With turns like these instead of those that were guessed. What was said of others no longer counts. */
export const pick = (picked: Example): Correction => ({ ...noCorrection, picked });

/** With every turn as it was shown to the user, who has agreed: it is read so, whatever a later guess would make of it. */
export function agree(correction: Correction, shown: readonly ShownTurn[]): Correction {
  const [question, answer] = (["user", "assistant"] as const).map((side) =>
    shown.find(({ writer, isOut }) => writer === side && !isOut),
  );
  const agreed = question && answer ? exampleOf(question.element, answer.element) : null;
  return { ...say(correction, shown, {}), ...(agreed ? { agreed } : {}) };
}

export function opposite(writer: Writer): Writer {
  if (writer === "unknown") return writer;
  return writer === "user" ? "assistant" : "user";
}

function singleFor({ element, writer, isOut }: ShownTurn, said: Said): Single {
  return {
    element,
    begins: beginningOf(element),
    print: printOf(element),
    said: { writer, isOut, ...said },
  };
}

/** Enough to know a turn again in another element; its beginning is enough to see that an element holds another turn now. */
const printOf = (element: Element) => fingerprint(shownWords(element));
const beginningOf = (element: Element) => shownWords(element).slice(0, 40);

function singlesBy(singles: readonly Single[]): (element: Element) => Said | undefined {
  const byElement = new Map(singles.map((single) => [single.element, single]));
  const gone = singles.filter(({ element }) => !element.isConnected);
  const byText = new Map(gone.map((single) => [single.print, single]));
  return (element) => {
    const own = byElement.get(element);
    // An answer that is being written still begins as it did.
    if (own && beginningOf(element).startsWith(own.begins)) return own.said;
    return byText.size > 0 ? byText.get(printOf(element))?.said : undefined;
  };
}

function ruleFor(element: Element, writer: Writer, rules: readonly Rule[]): Said | undefined {
  const about = rules.filter(({ from }) => from === writer);
  if (about.length === 0) return undefined;
  const traits = traitsOf(element);
  return about.find(({ like }) => kinship(like, traits) >= alike)?.said;
}
