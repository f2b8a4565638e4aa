import type { GapReason, Role } from "./model.ts";

/** Milliseconds since 1970: when a look at the page was taken. */
export type Time = number;

/**
 * What is known of a conversation's structure, apart from the content of its messages. Nothing in it is a conclusion:
 * slots, edges and hints are facts with the time they were last seen, so that joining two outlines is a plain union and
 * cannot depend on order. Parents, the path the page shows and coverage are worked out from it (tree.ts, path.ts,
 * coverage.ts).
 */
export interface Outline {
  head: Head;
  /** One per message ever heard of, in the order they were first heard of. The place in this list names the slot. */
  slots: Slot[];
  edges: Edge[];
  hints: Hint[];
  /** The newest statement of the page about how many messages there are. */
  stated?: Stated;
}

/** What the page says of the conversation as a whole: each fact with the time it was last said. */
export interface Head {
  url: Dated;
  title?: Dated;
  model?: Dated;
  temporary?: true;
  /** First and last look at the page; of a conversation that no look has shown, when it first came out of an export. */
  first: Time;
  last: Time;
  /** No look at a page has shown the conversation: it is known from exports alone. */
  unseen?: true;
  /** What exports say of it as a whole. */
  export?: ExportFacts;
}

export interface ExportFacts {
  /** When the conversation last changed, by the newest export; 1 where none says so. */
  at: Time;
  /** When it was begun. */
  created?: Time;
}

export interface Dated {
  value: string;
  at: Time;
}

export interface Slot {
  /** Every id under which a page has shown it, best first; empty where pages give none. */
  ids: string[];
  /** How good each id is: the best place it had in a list of ids. */
  ranks: number[];
  /** Absent while the message was only ever listed, never shown. */
  role?: Role;
  index?: number;
  text?: SlotText;
  /** Fingerprint of a text whose content is lost, where no id names the message: only the same text can fill it in. */
  lost?: string;
  /** First and last look that listed it. */
  born: Time;
  seen: Time;
  /** Last look in which it was the newest message of the conversation. */
  end?: Time;
  /** This slot has turned out to be the same message as that one, which holds everything. */
  into?: number;
}

/** What the outline keeps of a message's content, so that most captures need not read it. */
export interface SlotText {
  /** Fingerprint of the substance of the newest text. */
  hash: string;
  /** Length of that substance in UTF-16 code units. */
  size: number;
  finished: boolean;
  /** When a page last showed that text, and when it last read as it is kept. They run ahead of the times kept with the content. */
  at: Time;
  read: Time;
  /** Fingerprint of the newest text exactly as it was read: an equal look needs no content. Empty where it must be compared. */
  print: string;
  /** Images and files of the shown text that have no bytes. */
  unread: number;
  /** `<key> <sha256>` of every image and file with bytes. */
  media: string[];
  /** Beginning of the text, kept where it may serve as the conversation's title. */
  opening?: string;
  /** Fingerprint of the words (loose.ts) of an export's text, where one is held; empty until it is needed (words.ts). */
  loose?: string;
  /** Fingerprint of how these words begin, to find what half an answer belongs to. */
  looseStem?: string;
  /** Fingerprint of its first words, kept where pages give no id, to find what an unfinished text belongs to. */
  stem?: string;
}

/** `parent` stood directly before `child`; `null`: nothing stands before it. */
export interface Edge {
  parent: number | null;
  child: number;
  at: Time;
}

/** `after` came somewhere behind `before` on one shown path; `null`: the page's first or last place. */
export interface Hint {
  before: number | null;
  after: number | null;
  reason: GapReason;
  missing?: number;
  at: Time;
}

export interface Stated {
  count: number;
  at: Time;
  /** The newest message at that time, where the look showed it. */
  last?: number;
}

/** Follows slots that turned out to be others. */
export function resolveSlot(slots: readonly Slot[], slot: number): number {
  let at = slot;
  for (let next = slots[at]?.into; next !== undefined; next = slots[at]?.into) at = next;
  return at;
}

/** Name of a slot's message: its best id, or its place in the archive where pages give none. */
export function messageId(outline: Outline, slot: number): string {
  return outline.slots[slot]?.ids[0] ?? `~${slot + 1}`;
}

/** Fingerprint of what a slot's message says, held or lost; absent while it was only ever listed. */
export function hashOfSlot(slot: Slot | undefined): string | undefined {
  return slot?.text?.hash ?? slot?.lost;
}

/** Slots with a text of which no content is given: in a damaged archive it is lost. */
export function lostSlots({ slots }: Outline, contents: ReadonlyMap<number, unknown>): Set<number> {
  return new Set(
    slots.flatMap(({ text, into }, slot) => (text && into === undefined && !contents.has(slot) ? [slot] : [])),
  );
}

/** The outline without the texts of slots whose content is lost: such messages are listed and not shown, and a later look fills them in. */
export function withoutTexts(outline: Outline, lost: ReadonlySet<number>): Outline {
  if (lost.size === 0) return outline;
  const slots = outline.slots.map((slot, at) => {
    if (!lost.has(at)) return slot;
    const { text, ...rest } = slot;
    return text && slot.ids.length === 0 ? { ...rest, lost: text.hash } : rest;
  });
  return { ...outline, slots };
}

/** Messages of which the archive holds content, branches included. */
export function countMessages({ slots }: Outline): number {
  return slots.reduce((count, slot) => count + (slot.text && slot.into === undefined ? 1 : 0), 0);
}
