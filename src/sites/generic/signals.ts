import { all, attr, closest, first, matches, nameOf, textOf } from "../dom.ts";
import { childrenOf } from "../kit/outermost.ts";
import type { Side } from "./guess.ts";
import { elementsIn } from "./page-parts.ts";
import { shadowOf } from "./shadow.ts";
import { sideWithin } from "./words.ts";

/** Classes and inline styles that push something to the end of its line. */
const pushed =
  /(?:^|\s)(?:justify-end|items-end|ml-auto|self-end|text-right|flex-row-reverse)(?!\S)|(?:content|items|self) *: *(?:flex-)?end|margin-left *: *auto|align *: *right|row-reverse/;
const rich = "pre, code, ul, ol, table, h2, h3, blockquote, strong, em, .katex";

/** From where to where the rows reach, pixels. */
type Frame = Pick<DOMRect, "left" | "right">;

/** What a row shows of its side. */
interface Looks {
  atEnd: boolean;
  /** Formatted, or with a row of buttons. */
  worked: boolean;
  rich: boolean;
  /** Names of the row and of the boxes that make its frame. */
  names: ReadonlySet<string>;
}

/**
 * Who seems to have written each row, where two signs agree: prompts stand at the end of the line and are plain; answers
 * begin where lines begin, and are formatted or have a row of buttons. A row with but one sign goes with those that bear a
 * name of their own side only. Never by whose turn it would be.
 */
export function sidesByLooks(rows: readonly Element[]): (Side | undefined)[] {
  const places = rows.map((row) => row.getBoundingClientRect());
  const left = Math.min(...places.map((place) => place.left));
  const right = Math.max(...places.map((place) => place.right));
  const looks = rows.map((row) => looksOf(row, { left, right }));
  const sides = looks.map(({ atEnd, rich, worked }): Side | undefined => {
    if (atEnd) return rich ? undefined : "user";
    return worked ? "assistant" : undefined;
  });
  const own = ownNames(looks, sides);
  const kinds = kindsOf(looks, sides);
  return sides.map((side, at) => {
    const { names = new Set<string>() } = looks[at] ?? {};
    const [isUsers, isAnswers] = [own.user, own.assistant].map((known) => known.some((name) => names.has(name)));
    if (side) return side;
    if (isUsers !== isAnswers) return isUsers ? "user" : "assistant";
    return isUsers ? undefined : kinds.get(kindOf(names));
  });
}

const kindOf = (names: ReadonlySet<string>) => [...names].sort().join(" ");

/** Sides by all of a row's names, where rows with the very same names are told and agree. */
function kindsOf(looks: readonly Looks[], sides: readonly (Side | undefined)[]): Map<string, Side | undefined> {
  const kinds = new Map<string, Side | undefined>();
  for (const [at, { names }] of looks.entries()) {
    const [kind, side] = [kindOf(names), sides[at]];
    if (side) kinds.set(kind, kinds.has(kind) && kinds.get(kind) !== side ? undefined : side);
  }
  return kinds;
}

/** Names that all told rows of one side bear and no row of the other does. */
function ownNames(looks: readonly Looks[], sides: readonly (Side | undefined)[]): Record<Side, string[]> {
  const prompts = looks.filter((_, at) => sides[at] === "user");
  const answers = looks.filter((_, at) => sides[at] === "assistant");
  if (answers.length > 0) {
    return { user: namesOfOnly(prompts, answers), assistant: namesOfOnly(answers, prompts) };
  }
  // Where no answer is formatted, the names themselves must say whose they are.
  const others = looks.filter(({ atEnd }) => !atEnd);
  const user = namesOfOnly(prompts, others).filter((name) => sideWithin(name) === "user");
  const assistant = namesOfOnly(others, prompts).filter((name) => sideWithin(name) === "assistant");
  return { user, assistant: user.length > 0 ? assistant : [] };
}

function namesOfOnly(these: readonly Looks[], those: readonly Looks[]): string[] {
  const [one, ...rest] = these;
  return [...(one?.names ?? [])].filter(
    (name) => rest.every(({ names }) => names.has(name)) && !those.some(({ names }) => names.has(name)),
  );
}

function looksOf(row: Element, frame: Frame): Looks {
  const isRich = find(row, rich).length > 0;
  const buttons = find(row, "button").filter((button) => !closest(button, "pre"));
  const levels = boxesOf(row);
  const names = levels.flat().flatMap((box) => (attr(box, "class") ?? "").split(/\s+/).filter(Boolean));
  return {
    atEnd: isAtEnd(levels, frame),
    worked: isRich || buttons.length > 2,
    rich: isRich,
    names: new Set(names),
  };
}

/** Matches in a row; where it shows nothing by itself, in its shadow roots. */
function find(row: Element, selector: string): Element[] {
  if (/\S/.test(textOf(row))) return all(row, selector);
  return elementsIn(row).filter((element) => matches(element, selector));
}

/** A row and the first boxes in it, level by level. */
function boxesOf(row: Element): Element[][] {
  const levels = [[row]];
  for (let depth = 0; depth < 3; depth++) {
    const inside = (levels.at(-1) ?? []).flatMap((box) => childrenOf(shadowOf(box) ?? box));
    levels.push(inside.filter((box) => !/^(?:button|svg|img|p|pre|style|slot)$/.test(nameOf(box))));
  }
  return levels.slice(0, 3);
}

/** Pushed to the end of its line; a picture before or behind the text, as messengers have them, says it more surely. */
function isAtEnd(levels: readonly Element[][], frame: Frame): boolean {
  const [, ...inner] = levels;
  const boxes = inner.flat();
  const lengths = new Map(boxes.map((box) => [box, textOf(box).trim().length]));
  const [text] = boxes.toSorted((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0));
  const place = text?.getBoundingClientRect();
  const bare = boxes.filter((box) => (lengths.get(box) ?? 0) <= 2);
  const pictures = bare.filter(isSmall).map((box) => box.getBoundingClientRect());
  if (place && pictures.some(({ right }) => right <= place.left + 1)) return false;
  if (place && pictures.some(({ left }) => left >= place.right - 1)) return true;
  return levels.flat().some((box) => isPushed(box, frame));
}

/** As a face or its initials are. */
function isSmall(box: Element): boolean {
  const { width, height } = box.getBoundingClientRect();
  return width >= 16 && width <= 72 && height >= 16 && !first(box, "button");
}

/** Buttons stand at the end of lines everywhere. */
function isPushed(box: Element, frame: Frame): boolean {
  const { left, right } = box.getBoundingClientRect();
  const isRight = left - frame.left > frame.right - right + (frame.right - frame.left) / 8;
  const isNamed = pushed.test(`${attr(box, "class")} ${attr(box, "style")}`);
  return (isRight || isNamed) && (all(box, "button").length === 0 || textOf(box).trim().length > 40);
}
