import type { Edge, Outline, Slot, SlotText, Time } from "./outline.ts";
import {
  columns,
  hashLength,
  idSeparator,
  type PackedPage,
  pageOf,
  pageOfEdge,
  pageSize,
  type Rare,
  roles,
  slotSeparator,
  statesPerRole,
} from "./packed-outline.ts";
import { unknownWords } from "./words.ts";

/**
 * The pages in which an outline's slots and edges are stored, by number; with the outline as it was before, only those that
 * differ from it. `unpackOutline` gives them back.
 */
export function packPages(outline: Outline, before?: Outline): Map<number, PackedPage> {
  const { slots, edges } = outline;
  const pages = new Map<number, PackedPage>();
  const byPage = edgesByPage(edges);
  for (const page of changedPages(outline, before)) {
    pages.set(page, packPage(slots.slice(page * pageSize, (page + 1) * pageSize), byPage.get(page) ?? []));
  }
  return pages;
}

/** Slots and edges that did not change are the same objects as before. */
function changedPages({ slots, edges }: Outline, before: Outline | undefined): Set<number> {
  const changed = new Set<number>();
  slots.forEach((slot, at) => {
    if (slot !== before?.slots[at]) changed.add(pageOf(at));
  });
  edges.forEach((edge, at) => {
    const old = before?.edges[at];
    if (edge === old) return;
    changed.add(pageOfEdge(edge));
    if (old) changed.add(pageOfEdge(old));
  });
  for (const edge of before?.edges.slice(edges.length) ?? []) changed.add(pageOfEdge(edge));
  return changed;
}

function edgesByPage(edges: readonly Edge[]): Map<number, Edge[]> {
  const byPage = new Map<number, Edge[]>();
  for (const edge of edges) {
    const held = byPage.get(pageOfEdge(edge));
    if (held) held.push(edge);
    else byPage.set(pageOfEdge(edge), [edge]);
  }
  return byPage;
}

function packPage(slots: readonly Slot[], edges: readonly Edge[]): PackedPage {
  const times = new Map<Time, number>();
  const place = (time: Time) => placeOf(times, time);
  const numbers = packNumbers(slots, place);
  const packedEdges = packEdges(edges, place);
  const wordless = slots.flatMap(({ text }, at) => (text?.loose === unknownWords ? [at] : []));
  return {
    times: Float64Array.from(times.keys()),
    ids: slots.map(({ ids }) => ids.join(idSeparator)).join(slotSeparator),
    hashes: slots.map(({ text }) => (text ? text.hash + text.print.padEnd(hashLength) : "")).join(""),
    numbers,
    edges: packedEdges,
    ...(wordless.length > 0 ? { wordless: Uint8Array.from(wordless) } : {}),
    rare: slots.flatMap((slot, at) => rareOf(slot, at)),
  };
}

function placeOf(times: Map<Time, number>, time: Time): number {
  const held = times.get(time);
  if (held !== undefined) return held;
  times.set(time, times.size);
  return times.size - 1;
}

// The order of `columns`: state, index, into, size, unread, at, read, born, seen, end; each number one higher, 0: absent.
function packNumbers(slots: readonly Slot[], place: (time: Time) => number): Uint32Array {
  const numbers = new Uint32Array(slots.length * columns.length);
  let row = 0;
  for (const slot of slots) {
    const { index, into, text, end } = slot;
    numbers[row] = stateOf(slot) + 1;
    if (index !== undefined) numbers[row + 1] = index + 1;
    if (into !== undefined) numbers[row + 2] = into + 1;
    if (text) packText(numbers, row, text, place);
    numbers[row + 7] = place(slot.born) + 1;
    numbers[row + 8] = place(slot.seen) + 1;
    if (end !== undefined) numbers[row + 9] = place(end) + 1;
    row += columns.length;
  }
  return numbers;
}

function packText(numbers: Uint32Array, row: number, text: SlotText, place: (time: Time) => number): void {
  numbers[row + 3] = text.size + 1;
  numbers[row + 4] = text.unread + 1;
  numbers[row + 5] = place(text.at) + 1;
  numbers[row + 6] = place(text.read) + 1;
}

/** Role and text in one number; -1 for a slot of which neither is known. */
function stateOf({ role, text }: Slot): number {
  if (!role) return -1;
  return roles.indexOf(role) * statesPerRole + (text ? (text.finished ? 2 : 1) : 0);
}

function packEdges(edges: readonly Edge[], place: (time: Time) => number): Uint32Array {
  const packed = new Uint32Array(edges.length * 3);
  let at = 0;
  for (const edge of edges) {
    packed[at++] = (edge.parent ?? -1) + 1;
    packed[at++] = edge.child;
    packed[at++] = place(edge.at);
  }
  return packed;
}

function rareOf({ ranks, text, lost }: Slot, at: number): [number, Rare][] {
  const rare: Rare = {};
  if (ranks.some((rank, place) => rank !== place)) rare.ranks = ranks;
  if (text && text.media.length > 0) rare.media = text.media;
  if (text?.opening !== undefined) rare.opening = text.opening;
  if (text?.loose) rare.loose = text.loose;
  if (text?.looseStem !== undefined) rare.looseStem = text.looseStem;
  if (text?.stem !== undefined) rare.stem = text.stem;
  if (lost !== undefined) rare.lost = lost;
  for (const _ in rare) return [[at, rare]];
  return [];
}
