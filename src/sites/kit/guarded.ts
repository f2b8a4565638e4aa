import { textOf } from "../dom.ts";
import type { Turn, TurnReading } from "../site.ts";
import { addText, newDraft, toMessage } from "./draft.ts";
import { unreadable } from "./unreadable.ts";

/**
 * Reads a turn and, should that fail on markup nobody foresaw (a tree too deep for the converter), keeps its bare text with a
 * part that says so. Without an id, because it may hold more than one message. Turns that show nothing are not read.
 */
export function guarded(
  read: (turn: Turn) => TurnReading,
  hasContent: (turn: Element) => boolean,
): (turn: Turn) => TurnReading {
  return (turn) => {
    if (!hasContent(turn.element)) return { messages: [], settled: true };
    try {
      return read(turn);
    } catch (error) {
      const draft = newDraft(turn.role ?? "assistant");
      addText(draft, "plain", textOf(turn.element).trim());
      draft.parts.push(unreadable.formatting(`${error}`.slice(0, 200)));
      return { messages: [toMessage(draft)], settled: true };
    }
  };
}
