import type { Part, Role } from "./model.ts";
import type { Head, Hint, Stated } from "./outline.ts";

/**
 * What an archive knows of a conversation beyond what `path` and `messages` tell of it: the facts from which path, parents
 * and coverage were worked out, and which looks showed what. With it a restored conversation is exactly the one that was
 * exported. Plain JSON; slots are messages ever heard of, in the order in which they were first heard of.
 */
export interface Structure {
  version: typeof structureVersion;
  head: Head;
  stated?: Stated;
  hints?: Hint[];
  /** Points of time in ms since 1970, each once; the lists below name them by their place here. */
  times: number[];
  /** `slotColumns` for each slot, one after the other. */
  slots: number[];
  /** For each edge parent + 1 (0: the beginning of the conversation), child, place of its time. */
  edges: number[];
  /** What few slots have, in the order of slots. */
  more?: SlotMore[];
}

export const structureVersion = 1;

/**
 * Numbers of a slot, each but `kind` one higher than what it stands for, 0: absent. `into` is another slot that it turned
 * out to be; `at` and `read`, `born`, `seen` and `end` are places in `times`, the first two of its newest text.
 */
export const slotColumns = ["kind", "index", "into", "at", "read", "born", "seen", "end"] as const;

/** Bits of `kind`. The slots with `text` are those in `messages`, in the same order. */
export const kinds = {
  text: 1,
  /** The text may serve as title. */
  opening: 2,
  /** Its first words are remembered, for pages that give no ids. */
  stem: 4,
  /** It must be compared with each further look. */
  unprinted: 8,
} as const;

export interface SlotMore {
  slot: number;
  /** Of a slot that is not in `messages`. */
  ids?: string[];
  role?: Role;
  lost?: string;
  /** How good each id is, where it is not its place. */
  ranks?: number[];
  /** What only looks have shown whose text is not kept. */
  rest?: Part[];
  /** Of its texts, newest first, what cannot be told from the message and its versions. */
  bodies?: BodyMore[];
}

export interface BodyMore {
  /** As the look read them, where `parts` of the message were put together from several looks. */
  parts?: Part[];
  /** As in the archive's own record of a text (stored.ts). */
  most?: number;
  /** Of older texts: when it was last shown, where that is not what `capturedAt` says. */
  at?: number;
  /** Of older texts: when the look was taken that they are from, where not when they were last shown. */
  read?: number;
  /** Of older texts: never seen finished. */
  finished?: false;
}
