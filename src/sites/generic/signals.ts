import { all, attr, closest, first, matches, parentOf } from "../dom.ts";
import { childrenOf } from "../kit/outermost.ts";
import type { Side } from "./guess.ts";
import { lengthOf } from "./page-parts.ts";

/** Classes and inline styles that push something to the end of its line. */
const pushed =
  /(?:^|\s)(?:justify-end|items-end|ml-auto|self-end|text-right|flex-row-reverse)(?!\S)|(?:content|items|self) *: *(?:flex-)?end|margin-left *: *auto|align *: *right|row-reverse/;
const rich = "pre, code, ul, ol, table, h2, h3, blockquote, strong, em, .katex, .markdown";

/**
 * Who seems to have written a turn, where two signs agree: prompts stand at the end of the line and are plain; answers
 * begin where lines begin, and are formatted or have a row of buttons. Never by whose turn it would be.
 */
export function sideByLooks(turn: Element): Side | undefined {
  const isRich = first(turn, rich) !== null;
  if (isAtEnd(turn)) return isRich ? undefined : "user";
  const buttons = all(turn, "button").filter((button) => !closest(button, "pre"));
  return isRich || buttons.length > 2 ? "assistant" : undefined;
}

/** The turn, or one of the first boxes in it, by its name or by where it is shown. */
function isAtEnd(turn: Element): boolean {
  const frame = (parentOf(turn) ?? turn).getBoundingClientRect();
  let boxes = [turn];
  for (let depth = 0; depth < 3; depth++) {
    if (boxes.some((box) => isPushed(box, frame))) return true;
    boxes = boxes.flatMap(childrenOf).filter((box) => !matches(box, "button, svg, img, p, pre"));
  }
  return false;
}

/** Buttons stand at the end of lines everywhere. */
function isPushed(box: Element, frame: DOMRect): boolean {
  const { left, right } = box.getBoundingClientRect();
  const isRight = left - frame.left > frame.right - right + frame.width / 8;
  const isNamed = pushed.test(`${attr(box, "class")} ${attr(box, "style")}`);
  return (isRight || isNamed) && (first(box, "button") === null || lengthOf(box) > 40);
}
