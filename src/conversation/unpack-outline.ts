import type { Role } from "./model.ts";
import type { Edge, Outline, Slot, SlotText } from "./outline.ts";
import {
  columns,
  hashLength,
  idSeparator,
  type OutlineHead,
  type PackedPage,
  type Rare,
  roles,
  slotSeparator,
  statesPerRole,
} from "./packed-outline.ts";
import { unknownWords } from "./words.ts";

/** The outline that was packed in `pages`, which are in order. */
export function unpackOutline(head: OutlineHead, hints: Outline["hints"], pages: readonly PackedPage[]): Outline {
  const { head: facts, stated } = head;
  return {
    head: facts,
    slots: pages.flatMap(unpackSlots),
    edges: pages.flatMap(unpackEdges),
    hints,
    ...(stated ? { stated } : {}),
  };
}

/** Ranks of slots with so many ids, where they are simply their places: shared, for they are never changed. */
const plainRanks = [[], [0], [0, 1], [0, 1, 2]];

function unpackSlots({ ids, hashes, numbers, times, rare, wordless }: PackedPage): Slot[] {
  if (numbers.length === 0) return [];
  const extras = new Map(rare);
  for (const place of wordless ?? []) extras.set(place, { ...extras.get(place), loose: unknownWords });
  let hashAt = 0;
  return ids.split(slotSeparator).map((own, at) => {
    const row = numbers.subarray(at * columns.length, (at + 1) * columns.length);
    const slot = unpackSlot(own, row, times, extras.get(at));
    if (((row[0] ?? 0) - 1) % statesPerRole < 1) return slot;
    slot.text = unpackText(row, times, hashes.slice(hashAt, hashAt + hashLength * 2), extras.get(at));
    hashAt += hashLength * 2;
    return slot;
  });
}

// The order of `columns`: state, index, into, size, unread, at, read, born, seen, end; each number one higher, 0: absent.
function unpackSlot(own: string, row: Uint32Array, times: Float64Array, rare: Rare | undefined): Slot {
  const [state = 0, index = 0, into = 0, , , , , born = 0, seen = 0, end = 0] = row;
  const ids = own === "" ? [] : own.split(idSeparator);
  const slot: Slot = {
    ids,
    ranks: rare?.ranks ?? plainRanks[ids.length] ?? ids.map((_, place) => place),
    born: times[born - 1] ?? 0,
    seen: times[seen - 1] ?? 0,
  };
  if (state > 0) slot.role = roleOf(state - 1);
  if (index > 0) slot.index = index - 1;
  if (into > 0) slot.into = into - 1;
  if (end > 0) slot.end = times[end - 1] ?? 0;
  if (rare?.lost !== undefined) slot.lost = rare.lost;
  return slot;
}

function roleOf(state: number): Role {
  return roles[Math.floor(state / statesPerRole)] ?? "assistant";
}

function unpackText(row: Uint32Array, times: Float64Array, hash: string, rare: Rare | undefined): SlotText {
  const [state = 0, , , size = 0, unread = 0, at = 0, read = 0] = row;
  const text: SlotText = {
    hash: hash.slice(0, hashLength),
    size: size - 1,
    finished: (state - 1) % statesPerRole === 2,
    at: times[at - 1] ?? 0,
    read: times[read - 1] ?? 0,
    print: hash.slice(hashLength).trim(),
    unread: unread - 1,
    media: rare?.media ?? [],
  };
  if (rare?.opening !== undefined) text.opening = rare.opening;
  if (rare?.loose !== undefined) text.loose = rare.loose;
  if (rare?.looseStem !== undefined) text.looseStem = rare.looseStem;
  if (rare?.stem !== undefined) text.stem = rare.stem;
  return text;
}

function unpackEdges({ edges, times }: PackedPage): Edge[] {
  const unpacked: Edge[] = [];
  for (let at = 0; at < edges.length; at += 3) {
    const [parent = 0, child = 0, time = 0] = [edges[at], edges[at + 1], edges[at + 2]];
    unpacked.push({ parent: parent === 0 ? null : parent - 1, child, at: times[time] ?? 0 });
  }
  return unpacked;
}
