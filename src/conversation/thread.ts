import { ROOT } from "./claims.ts";
import { survey } from "./coverage.ts";
import { toMessage } from "./message.ts";
import type { Conversation, Message, PathStep, Thread } from "./model.ts";
import { lostSlots, messageId, type Outline, withoutTexts } from "./outline.ts";
import type { StoredMessage } from "./stored.ts";
import type { Structure } from "./structure.ts";
import { growTree } from "./tree.ts";
import { structureOf } from "./write-structure.ts";

/** A thread that can also tell its structure, which is worked out when it is asked for. */
export interface WholeThread extends Thread {
  structure(): Structure | undefined;
}

/** A whole conversation as `toThread` gives it, with all that a file needs so that it can be restored exactly. */
export function toWholeThread(
  row: Conversation,
  stored: Outline,
  contents: ReadonlyMap<number, StoredMessage>,
): WholeThread {
  return { ...toThread(row, stored, contents), structure: () => structureOf(stored, contents) };
}

/**
 * A whole conversation for reading: every message held with its parent, and the path the page showed last with its gaps.
 * Messages whose content is lost (a damaged archive) are gaps, and coverage says so.
 */
export function toThread(row: Conversation, stored: Outline, contents: ReadonlyMap<number, StoredMessage>): Thread {
  const lost = lostSlots(stored, contents);
  const outline = withoutTexts(stored, lost);
  const tree = growTree(outline);
  const { coverage, steps } = survey(outline, tree);
  const messages = outline.slots.flatMap((slot, at): Message[] => {
    const content = contents.get(at);
    if (!content || slot.into !== undefined) return [];
    return [toMessage(outline, at, content, parentId(outline, tree.parents[at]))];
  });
  const path = steps.map((step): PathStep => ("gap" in step ? step : { message: messageId(outline, step.slot) }));
  return { conversation: lost.size > 0 ? { ...row, coverage } : row, messages, path };
}

function parentId(outline: Outline, parent: number | undefined): string | null | undefined {
  if (parent === ROOT) return null;
  if (parent === undefined || !outline.slots[parent]?.text) return undefined;
  return messageId(outline, parent);
}
