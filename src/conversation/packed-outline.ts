import type { Edge, Outline, Slot, SlotText } from "./outline.ts";

/** The part of an outline that is small and changes with every look. */
export type OutlineHead = Pick<Outline, "head" | "stated">;

/**
 * Slots and edges of an outline for storing: a few long strings and lists of numbers, which browsers copy many times
 * faster than thousands of small objects. Cut in pages of `pageSize` slots, so that a new message changes the last alone.
 */
export interface PackedPage {
  /** Every point of time once; columns refer to them by place. */
  times: Float64Array;
  /** Ids of a slot separated by U+001F, slots by U+001E. */
  ids: string;
  /** Of each slot with text its hash and its print, 16 digits each. */
  hashes: string;
  /** `columns` for each slot, each one higher than what it stands for; 0: absent. */
  numbers: Uint32Array;
  /** For each edge to a slot of the page parent + 1, child, time. */
  edges: Uint32Array;
  /** Places in the page of texts of exports whose words are not known (words.ts); absent where there are none. */
  wordless?: Uint8Array;
  /** What few slots have, by place in the page. */
  rare: [place: number, Rare][];
}

export interface Rare
  extends Pick<Partial<SlotText>, "media" | "opening" | "loose" | "looseStem" | "stem">,
    Pick<Slot, "lost"> {
  ranks?: number[];
}

export const pageSize = 100;

/** Number of the page that a slot lies in. */
export function pageOf(slot: number): number {
  return Math.floor(slot / pageSize);
}

/** Edges lie in the page of the message they lead to. */
export function pageOfEdge({ child }: Edge): number {
  return pageOf(child);
}

/** The numbers of a slot, in this order. `state`: role and kind of text in one; `size` to `read`: of its text. */
export const columns = ["state", "index", "into", "size", "unread", "at", "read", "born", "seen", "end"] as const;

export const roles = ["user", "assistant", "system", "tool"] as const;
/** Steps of `state` per role: no text, text, finished text. */
export const statesPerRole = 3;
export const hashLength = 16;
export const idSeparator = "\u001f";
export const slotSeparator = "\u001e";
