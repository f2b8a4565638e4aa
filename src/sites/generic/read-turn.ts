import { attr, first, textOf } from "../dom.ts";
import { addText, newDraft, toMessage } from "../kit/draft.ts";
import { bodyOf } from "../kit/layout/body-of.ts";
import { marksOf } from "../kit/layout/marks.ts";
import { childrenOf } from "../kit/outermost.ts";
import { unreadablePart } from "../kit/unreadable.ts";
import { isRendered, typedText } from "../kit/user-text.ts";
import type { TurnReading } from "../site.ts";
import type { GuessedTurn } from "./guess.ts";

/** Interface in messages, as far as it can be known without knowing the page. */
const skip = "time, [role='toolbar'], [role='tooltip']";
const marks = marksOf({ id: "guess", shell: "body", turn: "body", roles: {}, typed: "body", body: "body", skip });
const body = bodyOf(marks);
const writing = "[aria-busy='true'], [data-is-streaming='true'], [data-streaming='true']";

/** What is interface to every reader of guessed turns. */
export const unseen = marks.unseen;

/** Whether a turn says of itself that it is still being written. */
export function isWritten(turn: Element): boolean {
  return first(turn, writing) !== null || attr(turn, "aria-busy") === "true";
}

/** Reads a guessed turn as one message; where nobody can tell whose it is, it says so. */
export function readGuessed({ element, role }: GuessedTurn): TurnReading {
  const draft = newDraft(role ?? "assistant");
  const id = attr(element, "data-message-id") ?? "";
  if (/^[0-9a-f-]{36}$/i.test(id)) draft.ids = [id];
  const holder = holderOf(element);
  if (role === "user" && !isRendered(holder) && !first(element, `img, ${marks.leftOut}`)) {
    addText(draft, "plain", typedText(holder));
  } else body.readBody(element, draft);
  if (!role) draft.parts.push(unreadablePart("author", "the page does not tell who wrote this"));
  draft.finished = !isWritten(element);
  return { messages: [toMessage(draft)], settled: draft.finished };
}

/** The innermost box with all that a turn says. */
function holderOf(turn: Element): Element {
  let holder = turn;
  for (;;) {
    const saying = childrenOf(holder).filter((child) => /\S/.test(textOf(child)));
    const [only, ...others] = saying;
    if (!only || others.length > 0 || textOf(only).trim() !== textOf(holder).trim()) return holder;
    holder = only;
  }
}
