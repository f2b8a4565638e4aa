import { looseHash, looseStem } from "./loose.ts";
import type { Outline, SlotText } from "./outline.ts";
import type { Body, StoredMessage } from "./stored.ts";

/** Stands in an outline for the words of an export's text while nothing has been compared with them. */
export const unknownWords = "";

/** The text of a message that an export has brought; absent where none has. */
export function exportedBody({ bodies }: StoredMessage): Body | undefined {
  return bodies.find(({ from }) => from);
}

/** True when the words of exports' texts were needed before: from then on they are kept. */
export function hasWords({ slots }: Outline): boolean {
  return slots.some(({ text }) => text?.loose);
}

/** The summary of a text with the words that are known of the same text. */
export function withWordsOf({ loose, looseStem }: SlotText, text: SlotText): SlotText {
  return { ...text, ...(loose === undefined ? {} : { loose }), ...(looseStem === undefined ? {} : { looseStem }) };
}

/**
 * The outline with the words of all exports' texts worked out, and the slots whose contents are needed for it and were not
 * given. Most conversations never need them: where all messages have ids nothing is compared by its words.
 */
export function withWords(
  outline: Outline,
  contents: ReadonlyMap<number, StoredMessage | null>,
): { outline: Outline; needed: number[] } {
  const needed: number[] = [];
  const slots = outline.slots.map((slot, at) => {
    if (slot.text?.loose !== unknownWords) return slot;
    const body = exportedBodyAt(contents, at);
    if (body) return { ...slot, text: { ...slot.text, ...wordsOf(body) } };
    needed.push(at);
    return slot;
  });
  const isSame = slots.every((slot, at) => slot === outline.slots[at]);
  return { outline: isSame ? outline : { ...outline, slots }, needed };
}

function exportedBodyAt(contents: ReadonlyMap<number, StoredMessage | null>, slot: number): Body | undefined {
  const content = contents.get(slot);
  return content ? exportedBody(content) : undefined;
}

function wordsOf(exported: Body): Pick<SlotText, "loose" | "looseStem"> {
  const stem = looseStem(exported);
  return { loose: looseHash(exported), ...(stem ? { looseStem: stem } : {}) };
}
