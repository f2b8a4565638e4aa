import { resolveSlot, type Slot } from "./outline.ts";

/** Slots by id. One id may name several slots only while their roles differ. */
export type IdIndex = Map<string, number[]>;

/** Only ids in `wanted` are looked at, where it is given: of a long conversation most are not. */
export function indexIds(slots: readonly Slot[], wanted?: ReadonlySet<string>): IdIndex {
  const index: IdIndex = new Map();
  slots.forEach((slot, at) => {
    if (slot.into !== undefined) return;
    for (const id of slot.ids) if (!wanted || wanted.has(id)) addId(index, id, at);
  });
  return index;
}

export function addIds(index: IdIndex, ids: readonly string[], slot: number): void {
  for (const id of ids) addId(index, id, slot);
}

function addId(index: IdIndex, id: string, slot: number): void {
  const held = index.get(id);
  if (!held) index.set(id, [slot]);
  else if (!held.includes(slot)) held.push(slot);
}

/** Every slot that shares an id with `slot`; a shared id with another role is no sign of sameness. */
export function sameById(index: IdIndex, slots: readonly Slot[], slot: Slot): number[] {
  const found = new Set<number>();
  for (const id of slot.ids) {
    for (const at of index.get(id) ?? []) {
      const resolved = resolveSlot(slots, at);
      const role = slots[resolved]?.role;
      if (role === undefined || slot.role === undefined || role === slot.role) found.add(resolved);
    }
  }
  return [...found].sort((a, b) => a - b);
}
