import type { Capture, CapturedMessage, CaptureEntry } from "./capture.ts";
import { joinContent } from "./content.ts";
import type { GapReason } from "./model.ts";
import { lostSlots, type Outline, type Slot, withoutTexts } from "./outline.ts";
import { newContent, newSlot, summarise, unprinted, withTimes } from "./slot.ts";
import type { StoredMessage } from "./stored.ts";

/** An outline together with the content of some of its slots. */
export interface Piece {
  outline: Outline;
  contents: Map<number, StoredMessage>;
  /** All of it was seen in one look: its messages are different ones, however alike. */
  oneLook: boolean;
  /** It is a conversation as another archive held it, under the same numbers: taken as it is where nothing is held yet. */
  isCopy?: true;
}

interface Walk extends Piece {
  at: number;
  origin: StoredMessage["origin"];
  /** Slot of each message by its best id, so that a message read twice is one. */
  known: Map<string, number>;
  shared: ReadonlySet<string>;
  before: number | null;
  gap: { reason: GapReason; missing?: number } | undefined;
}

/** A whole conversation as it is held, ready to be joined with another; messages whose content is lost count as not held. */
export function liftHeld(outline: Outline, held: ReadonlyMap<number, StoredMessage>): Piece {
  const slots = withoutTexts(outline, lostSlots(outline, held)).slots.map(unprinted);
  const contents = new Map([...held].map(([slot, content]) => [slot, withTimes(content, slots[slot]?.text)]));
  return { outline: { ...outline, slots }, contents, oneLook: false };
}

/**
 * A copy of a conversation, ready to be joined with what is held: texts of which it knows more than one look must be
 * compared with what is held.
 */
export function liftCopy(piece: Piece): Piece {
  const isOneLook = (slot: number) => {
    const content = piece.contents.get(slot);
    return content?.bodies.length === 1 && content.rest.length === 0;
  };
  const slots = piece.outline.slots.map((slot, at) => (isOneLook(at) ? slot : unprinted(slot)));
  return { ...piece, outline: { ...piece.outline, slots } };
}

/**
 * A capture as a small outline of its own with contents, ready to be joined with what is held. `capturedAt` must be a
 * valid date.
 */
export function lift(capture: Capture, origin: StoredMessage["origin"] = "page"): Piece {
  const at = Date.parse(capture.capturedAt);
  const walk: Walk = {
    outline: { head: headOf(capture, at), slots: [], edges: [], hints: [] },
    contents: new Map(),
    oneLook: true,
    at,
    origin,
    known: new Map(),
    shared: sharedIds(capture.entries),
    before: null,
    gap: undefined,
  };
  for (const entry of capture.entries) step(walk, entry, capture);
  finish(walk, capture);
  return { outline: walk.outline, contents: walk.contents, oneLook: true };
}

function headOf({ conversation: { url, title, model, temporary } }: Capture, at: number): Outline["head"] {
  return {
    url: { value: url, at },
    ...(title ? { title: { value: title, at } } : {}),
    ...(model ? { model: { value: model, at } } : {}),
    ...(temporary ? { temporary } : {}),
    first: at,
    last: at,
  };
}

function step(walk: Walk, entry: CaptureEntry, capture: Capture): void {
  if (entry.kind === "gap") addGap(walk, entry.reason, entry.missing);
  else if (entry.kind === "unmounted" && entry.ids.length === 0) addGap(walk, "not-shown", 1);
  else place(walk, slotFor(walk, entry), capture);
}

/** Notes what stands before a slot: a neighbour, a gap, or the page's first place. */
function place(walk: Walk, slot: number, capture: Capture): void {
  if (slot === walk.before) return;
  const { edges, hints } = walk.outline;
  if (walk.gap)
    hints.push({ before: walk.before, after: slot, ...gapHere(walk.gap, walk.before, capture), at: walk.at });
  else if (walk.before !== null) edges.push({ parent: walk.before, child: slot, at: walk.at });
  else if (capture.evidence.start === "start") edges.push({ parent: null, child: slot, at: walk.at });
  else if (capture.evidence.start === "older") {
    hints.push({ before: null, after: slot, reason: "older-not-loaded", at: walk.at });
  }
  walk.gap = undefined;
  walk.before = slot;
}

/** Shells before the first message are all that is missing there only where the page proves that it shows the beginning. */
function gapHere(gap: NonNullable<Walk["gap"]>, before: number | null, { evidence }: Capture): typeof gap {
  if (before !== null || gap.reason !== "not-shown" || evidence.start === "start") return gap;
  return { reason: evidence.start === "older" ? "older-not-loaded" : gap.reason };
}

function finish(walk: Walk, { evidence }: Capture): void {
  const { outline, at, before, gap } = walk;
  if (before !== null && gap) outline.hints.push({ before, after: null, ...gap, at });
  const last = before === null || gap ? undefined : outline.slots[before];
  if (last && evidence.end) last.end = at;
  if (evidence.stated === undefined) return;
  outline.stated = { count: evidence.stated, at, ...(last && evidence.end && before !== null ? { last: before } : {}) };
}

/** Several gaps in a row are one: a reason that says more wins, and a number stands only where all have one. */
function addGap(walk: Walk, reason: GapReason, missing: number | undefined): void {
  const { gap } = walk;
  if (!gap) walk.gap = { reason, ...(missing === undefined ? {} : { missing }) };
  else {
    const sum = gap.missing === undefined || missing === undefined ? undefined : gap.missing + missing;
    walk.gap = {
      reason: gap.reason === "not-shown" ? reason : gap.reason,
      ...(sum === undefined ? {} : { missing: sum }),
    };
  }
}

function slotFor(walk: Walk, entry: Exclude<CaptureEntry, { kind: "gap" }>): number {
  const all = entry.kind === "seen" ? [entry.id] : entry.ids;
  const ids = all.filter((id, place) => place === 0 || !walk.shared.has(id));
  const key = ids[0] === undefined ? undefined : `${("role" in entry && entry.role) || ""} ${ids[0]}`;
  const held = key === undefined ? undefined : walk.known.get(key);
  const slot = held ?? addSlot(walk, newSlot(ids, entry, walk.at));
  if (key !== undefined) walk.known.set(key, slot);
  if (entry.kind === "message") addContent(walk, slot, entry);
  return slot;
}

function addSlot(walk: Walk, slot: Slot): number {
  return walk.outline.slots.push(slot) - 1;
}

function addContent(walk: Walk, slot: number, entry: CapturedMessage): void {
  const target = walk.outline.slots[slot];
  if (!target) return;
  const read = newContent(entry, walk.at, walk.origin);
  const twice = walk.contents.get(slot);
  const content = twice ? joinContent(twice, read) : read;
  const { slots } = walk.outline;
  const first = !slots.some(
    (other) => other !== target && other.text && (other.role === "user" || other.role === entry.role),
  );
  walk.contents.set(slot, content);
  target.text = summarise(content, { opening: first, stem: target.ids.length === 0 });
}

/** Ids that several messages of one look carry beside their best one (the id of a turn that holds two): no sign of sameness. */
function sharedIds(entries: readonly CaptureEntry[]): Set<string> {
  const owner = new Map<string, string>();
  const shared = new Set<string>();
  for (const entry of entries) {
    if (entry.kind !== "message" && entry.kind !== "unmounted") continue;
    const best = `${entry.role ?? ""} ${entry.ids[0]}`;
    for (const id of entry.ids) {
      if (owner.has(id) && owner.get(id) !== best) shared.add(id);
      else owner.set(id, best);
    }
  }
  return shared;
}
