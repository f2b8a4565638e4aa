import { canonical } from "./canonical.ts";
import { joinContent } from "./content.ts";
import { joinSlots } from "./join-slot.ts";
import { resolveSlot, type Slot, type SlotText } from "./outline.ts";
import { summarise, unprinted, withTimes } from "./slot.ts";
import type { StoredMessage } from "./stored.ts";
import { exportedBody, withWordsOf } from "./words.ts";

/** Slots and contents while arriving ones are put in their places. */
export interface Shelf {
  slots: Slot[];
  /** Contents as they were, as far as they were given. */
  held: ReadonlyMap<number, StoredMessage>;
  /** Contents that are new or differ; `null` where a slot turned out to be another one and its content moved there. */
  changed: Map<number, StoredMessage | null>;
  /** Slots whose held content is needed and was not given. With any of these the result is not to be used. */
  needed: Set<number>;
}

/** Puts an arriving slot in its place: a new one, the one it is the same as, or several that it shows to be one. */
export function settle(work: Shelf, found: number[], slot: Slot, content: StoredMessage | undefined): number {
  if (found.length === 0) {
    const added = work.slots.push(slot) - 1;
    if (content) work.changed.set(added, content);
    return added;
  }
  const target = gather(work, found);
  absorb(work, target, slot, () => content);
  return target;
}

/** Makes several held slots one: the first takes everything, the others point to it. */
export function gather(work: Shelf, found: readonly number[]): number {
  const [target = -1, ...others] = [...new Set(found.map((slot) => resolveSlot(work.slots, slot)))].sort(
    (x, y) => x - y,
  );
  for (const other of others) {
    const same = work.slots[other];
    if (!same) continue;
    absorb(work, target, unprinted(same), () => contentOf(work, other));
    work.slots[other] = { ids: [], ranks: [], born: same.born, seen: same.seen, into: target };
    if (same.text) work.changed.set(other, null);
  }
  return target;
}

/** Joins a slot and its content into `target`, reading contents only where the texts differ. */
function absorb(work: Shelf, target: number, slot: Slot, content: () => StoredMessage | undefined): void {
  const held = work.slots[target];
  if (!held) return;
  const joined = joinSlots(held, slot);
  if (!slot.text) {
    work.slots[target] = joined;
    return;
  }
  if (held.text && sameLook(held.text, slot.text)) {
    work.slots[target] = withText(joined, laterText(held.text, slot.text));
    return;
  }
  const arriving = content();
  const before = held.text ? contentOf(work, target) : undefined;
  // Without a content that is needed there is no result: nothing may look as if it were held.
  if (!arriving || (held.text && !before)) return;
  const after = before ? joinContent(before, arriving) : arriving;
  if (!before || !isEqualContent(before, after)) work.changed.set(target, after);
  const opening = (held.text?.opening ?? slot.text.opening) !== undefined;
  const summary = summarise(after, { opening, stem: joined.ids.length === 0 });
  const isSameExport = before && exportedBody(before)?.parts === exportedBody(after)?.parts;
  const text = held.text && isSameExport ? withWordsOf(held.text, summary) : summary;
  work.slots[target] = withText(joined, held.text && isEqualText(held.text, text) ? held.text : text);
}

/** A print that is not known says nothing against it. */
function isEqualText(held: SlotText, text: SlotText): boolean {
  return canonical(held) === canonical(held.print === "" ? { ...text, print: "" } : text);
}

function withText(slot: Slot, text: SlotText): Slot {
  return slot.text === text ? slot : { ...slot, text };
}

/** The same text with the later of both times; the very same object when nothing is later. */
function laterText(held: SlotText, arriving: SlotText): SlotText {
  const opening = held.opening ?? arriving.opening;
  if (held.at >= arriving.at && held.read >= arriving.read && held.opening === opening) return held;
  const [at, read] = [Math.max(held.at, arriving.at), Math.max(held.read, arriving.read)];
  return { ...held, at, read, ...(opening === undefined ? {} : { opening }) };
}

/** The very look that is held as the newest text: its content brings nothing but the time. */
function sameLook(held: SlotText, arriving: SlotText): boolean {
  return held.print === arriving.print && held.print !== "" && held.hash === arriving.hash;
}

/** Equal but for the times of the newest text, which the outline keeps. */
function isEqualContent(a: StoredMessage, b: StoredMessage): boolean {
  return canonical(timeless(a)) === canonical(timeless(b));
}

function timeless({ bodies: [current, ...others], ...rest }: StoredMessage): unknown {
  return { ...rest, current: { ...current, at: 0, read: 0 }, others };
}

function contentOf(work: Shelf, slot: number): StoredMessage | undefined {
  const content = work.changed.get(slot) ?? work.held.get(slot);
  if (content) return withTimes(content, work.slots[slot]?.text);
  work.needed.add(slot);
  return undefined;
}
