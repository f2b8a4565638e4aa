import type { Capture, CapturedMessage, CaptureHealth } from "./capture.ts";
import { indexIds } from "./match-ids.ts";
import { missingLines } from "./missing-lines.ts";
import type { Outline, Slot } from "./outline.ts";
import { isMostlyReversed } from "./reversed.ts";
import { sizeOf, substanceOf } from "./substance.ts";

/** What makes a page look changed. */
export interface Drift {
  /** Names of required selectors that matched nothing. */
  missing: string[];
  why: DriftReason;
}

export type DriftReason =
  /** Required selectors match nothing. */
  | "selectors"
  /** Turn containers are there, and most of them gave nothing. */
  | "unread"
  /** Nothing at all was read of a conversation of which messages are held. */
  | "nothing-read"
  /** Most messages were read as empty. */
  | "empty-messages"
  /** Many messages, and none by the assistant, or none by the user. */
  | "one-sided"
  /** Messages held as the user's are now read as the assistant's, or the reverse. */
  | "roles-changed"
  /** Finished messages have shrunk to a fraction of what is held. */
  | "text-shrunk"
  /** Messages come in the reverse of the order in which they are held. */
  | "order-changed";

export type Verdict = { ok: true } | ({ ok: false } & Drift);

/**
 * So many new prompts in a row without any answer between are no conversation. Retries after errors make some in a row,
 * but errors are read too, as what could not be read.
 */
const promptsInARow = 8;
/** So many answers from the very start without any prompt: prompts are not read. Scheduled answers follow on one prompt. */
const answersFromStart = 4;
/** Shorter texts may shrink as they like. */
const tellingLength = 200;
/** A finished message that keeps less than this share of its text has not been read whole. */
const leastShare = 0.3;

/** Judges whether a capture may be written. `outline` is what is held of the conversation. Reads no content that is held. */
export function judge(health: CaptureHealth, capture: Capture, outline: Outline | undefined): Verdict {
  if (health.missing.length > 0) return { ok: false, missing: health.missing, why: "selectors" };
  const why = reasonOf(health, capture, outline);
  return why ? { ok: false, missing: [], why } : { ok: true };
}

function reasonOf(health: CaptureHealth, capture: Capture, outline: Outline | undefined): DriftReason | undefined {
  if (health.containers > 0 && health.read * 2 < health.containers) return "unread";
  const messages = capture.entries.filter((entry): entry is CapturedMessage => entry.kind === "message");
  const held = outline ? heldOf(outline, messages) : messages.map(() => undefined);
  if (outline?.slots.some(({ text }) => text) && capture.entries.every(({ kind }) => kind === "gap"))
    return "nothing-read";
  if (mostlyEmpty(messages)) return "empty-messages";
  if (isOneSided(capture, messages, held)) return "one-sided";
  if (most(messages, (message, place) => rolesDiffer(held[place], message))) return "roles-changed";
  if (
    most(
      messages,
      (message, place) => hasShrunk(held[place], message),
      (_, place) => isComparable(held[place]),
    )
  )
    return "text-shrunk";
  if (outline && isMostlyReversed(capture, outline)) return "order-changed";
  return undefined;
}

/** For each message the slot that is known under one of its ids or at its index. */
function heldOf(outline: Outline, messages: readonly CapturedMessage[]): (Slot | undefined)[] {
  const index = indexIds(outline.slots, new Set(messages.flatMap(({ ids }) => ids)));
  const isByIndex = messages.some(({ ids }) => ids.length === 0);
  const byIndex = isByIndex ? slotsByIndex(outline) : undefined;
  return messages.map(({ ids, index: row }) => {
    const slot = ids.map((id) => index.get(id)?.[0]).find((found) => found !== undefined);
    if (slot !== undefined) return outline.slots[slot];
    return ids.length === 0 && row !== undefined ? byIndex?.get(row) : undefined;
  });
}

function slotsByIndex({ slots }: Outline): Map<number, Slot> {
  return new Map(slots.flatMap((slot) => (slot.index === undefined ? [] : [[slot.index, slot] as const])));
}

function mostlyEmpty(messages: readonly CapturedMessage[]): boolean {
  const finished = messages.filter((message) => message.finished);
  return finished.length > 1 && finished.filter(isEmpty).length * 2 > finished.length;
}

function isEmpty({ parts }: CapturedMessage): boolean {
  return parts.every((part) => (part.kind === "text" ? part.text.trim() === "" : part.kind === "citations"));
}

function isOneSided(
  capture: Capture,
  messages: readonly CapturedMessage[],
  held: readonly (Slot | undefined)[],
): boolean {
  if (capture.evidence.start === "start" && messages.length >= answersFromStart) {
    if (capture.entries.every((entry) => entry.kind === "message" && entry.role === "assistant")) return true;
  }
  let run = 0;
  let place = -1;
  for (const entry of capture.entries) {
    if (entry.kind === "message") place++;
    const isNewPrompt = entry.kind === "message" && entry.role === "user" && !held[place];
    run = isNewPrompt ? run + 1 : 0;
    if (run >= promptsInARow) return true;
  }
  return false;
}

function rolesDiffer(held: Slot | undefined, { role }: CapturedMessage): boolean {
  return held?.text !== undefined && held.role !== undefined && held.role !== role;
}

function isComparable(held: Slot | undefined): boolean {
  return held?.text?.finished === true && held.text.size >= tellingLength;
}

/** Code of which the page shows a few lines, and says so, is no sign of a changed page. */
function hasShrunk(held: Slot | undefined, { parts, finished }: CapturedMessage): boolean {
  if (missingLines(parts) > 0) return false;
  return finished && isComparable(held) && sizeOf(substanceOf(parts)) < (held?.text?.size ?? 0) * leastShare;
}

/** True when the condition holds for at least half of the messages that can be compared, and for one at least. */
function most(
  messages: readonly CapturedMessage[],
  condition: (message: CapturedMessage, place: number) => boolean,
  comparable: (message: CapturedMessage, place: number) => boolean = () => true,
): boolean {
  const compared = messages
    .map((message, place) => ({ message, place }))
    .filter(({ message, place }) => comparable(message, place));
  const bad = compared.filter(({ message, place }) => condition(message, place)).length;
  return bad > 0 && bad * 2 >= compared.length;
}
