import { type Edge, hashOfSlot, type Outline, type Slot, type Time } from "./outline.ts";

/** Nothing stands before the message. */
export const ROOT = -1;
/** Not known what stands before it. */
export const UNKNOWN = -2;

/** Name for breaking ties: never depends on the order in which things were stored. */
export function slotKey(slot: Slot | undefined): string {
  return slot ? (slot.ids[0] ?? `${slot.index ?? ""} ${slot.role ?? ""} ${hashOfSlot(slot) ?? ""}`) : "";
}

/**
 * The parent of every slot: of all messages that were ever seen directly before it, the one that the others stand before
 * (a look that missed a message in between teaches nothing new), and of several that exclude each other the one seen there last.
 */
export function chooseParents(outline: Outline): number[] {
  const claims = claimsByChild(outline);
  const older = newestLeadingHints(outline);
  const chosen: (Edge | undefined)[] = claims.map((own, slot) => {
    // Taking a list apart by its pattern costs more than all else here, and this is done for every message.
    const only = own[0];
    if (own.length === 1 && only?.parent !== null) return only;
    return own.length === 0 ? undefined : choose(outline, claims, own, older.get(slot));
  });
  const parents = chosen.map((edge) => (edge ? (edge.parent ?? ROOT) : UNKNOWN));
  cutCycles(parents, (ring) => cutOldest(outline, parents, chosen, ring));
  joinByIndex(outline, parents);
  // Looks may contradict the rows that others stated: what was seen stays.
  cutCycles(parents, (ring) => {
    for (const slot of ring) if (!chosen[slot]) parents[slot] = UNKNOWN;
  });
  return parents;
}

type Claims = readonly (readonly Edge[])[];

const none: Edge[] = [];

function claimsByChild({ edges, slots }: Outline): Claims {
  const claims = new Array<Edge[]>(slots.length).fill(none);
  for (const edge of edges) {
    const held = claims[edge.child];
    if (held === none) claims[edge.child] = [edge];
    else held?.push(edge);
  }
  return claims;
}

/** When the page last said that something stands before a slot. */
function newestLeadingHints({ hints }: Outline): Map<number, Time> {
  const times = new Map<number, Time>();
  for (const { before, after, at } of hints) {
    if (before === null && after !== null) times.set(after, Math.max(at, times.get(after) ?? 0));
  }
  return times;
}

function choose(outline: Outline, claims: Claims, own: readonly Edge[], older: Time | undefined): Edge | undefined {
  const named = newestOf(
    outline,
    own.filter(({ parent }) => parent !== null),
  );
  if (named.length === 0) return own.find(({ at }) => older === undefined || at >= older);
  if (named.length === 1) return named[0];
  const nearest = named.filter((edge) => !named.some((other) => other !== edge && standsBefore(claims, edge, other)));
  return (nearest.length > 0 ? nearest : named).reduce((best, edge) => (isNewer(outline, edge, best) ? edge : best));
}

/** Each is compared with each: only files made for that give a message more parents than this. */
const mostClaims = 32;

function newestOf(outline: Outline, named: readonly Edge[]): readonly Edge[] {
  if (named.length <= mostClaims) return named;
  return [...named].sort((a, b) => (isNewer(outline, a, b) ? -1 : 1)).slice(0, mostClaims);
}

function isNewer({ slots }: Outline, a: Edge, b: Edge): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return slotKey(slots[a.parent ?? -1]) > slotKey(slots[b.parent ?? -1]);
}

/** Messages that are looked at to find one above another: a look misses one or a few, not as many. */
const mostSteps = 10_000;

/** True when, by everything ever seen, the parent in `edge` stands somewhere before the parent in `other`. */
function standsBefore(claims: Claims, edge: Edge, other: Edge): boolean {
  const seen = new Set<number>([edge.child]);
  const open = other.parent === null ? [] : [other.parent];
  for (let slot = open.pop(); slot !== undefined && seen.size < mostSteps; slot = open.pop()) {
    if (seen.has(slot)) continue;
    seen.add(slot);
    for (const { parent } of claims[slot] ?? []) {
      if (parent === edge.parent) return true;
      if (parent !== null) open.push(parent);
    }
  }
  return false;
}

/** Looks that contradict each other can make a ring, which would be walked for ever: `cut` opens it. */
function cutCycles(parents: readonly number[], cut: (ring: readonly number[]) => void): void {
  const done = new Uint8Array(parents.length);
  for (let start = 0; start < parents.length; start++) {
    const trail: number[] = [];
    let at = start;
    while (at >= 0 && done[at] === 0) {
      done[at] = 1;
      trail.push(at);
      at = parents[at] ?? UNKNOWN;
    }
    if (at >= 0 && done[at] === 1) cut(trail.slice(trail.indexOf(at)));
    for (const slot of trail) done[slot] = 2;
  }
}

/** Opens a ring at its oldest link. */
function cutOldest(outline: Outline, parents: number[], chosen: (Edge | undefined)[], ring: readonly number[]): void {
  const links = ring.flatMap((slot) => chosen[slot] ?? []);
  const first = links[0];
  if (!first) return;
  const oldest = links.reduce((old, edge) => (isNewer(outline, old, edge) ? edge : old), first);
  parents[oldest.child] = UNKNOWN;
  chosen[oldest.child] = undefined;
}

/** Stated row indices give order and neighbourhood without any look that shows both. */
function joinByIndex({ slots }: Outline, parents: number[]): void {
  const byIndex = new Map<number, number>();
  slots.forEach((slot, at) => {
    if (slot.index === undefined || slot.into !== undefined) return;
    const held = slots[byIndex.get(slot.index) ?? -1];
    if (!held || slot.seen > held.seen || (slot.seen === held.seen && slotKey(slot) > slotKey(held)))
      byIndex.set(slot.index, at);
  });
  if (byIndex.size === 0) return;
  slots.forEach((slot, at) => {
    if (slot.index === undefined || slot.into !== undefined || parents[at] !== UNKNOWN) return;
    if (slot.index === 0) parents[at] = ROOT;
    else parents[at] = byIndex.get(slot.index - 1) ?? UNKNOWN;
  });
}
