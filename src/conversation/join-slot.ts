import type { Slot } from "./outline.ts";

/** The structural facts of two slots that are the same message; `a` itself when `b` brings nothing. Texts are joined elsewhere. */
export function joinSlots(a: Slot, b: Slot): Slot {
  const role = a.role === undefined || (b.role !== undefined && b.role < a.role) ? b.role : a.role;
  const index = least(a.index, b.index);
  const end = most(a.end, b.end);
  const text = a.text ?? b.text;
  const lost = text ? undefined : (a.lost ?? b.lost);
  const { ids, ranks } = joinIds(a, b);
  const [born, seen] = [Math.min(a.born, b.born), Math.max(a.seen, b.seen)];
  const same =
    ids === a.ids && role === a.role && index === a.index && end === a.end && text === a.text && lost === a.lost;
  if (same && born === a.born && seen === a.seen) return a;
  return {
    ids,
    ranks,
    ...(role === undefined ? {} : { role }),
    ...(index === undefined ? {} : { index }),
    ...(text === undefined ? {} : { text }),
    ...(lost === undefined ? {} : { lost }),
    born,
    seen,
    ...(end === undefined ? {} : { end }),
  };
}

function joinIds(a: Slot, b: Slot): Pick<Slot, "ids" | "ranks"> {
  if (bringsNoId(a, b)) return { ids: a.ids, ranks: a.ranks };
  const ranks = new Map<string, number>();
  for (const { ids, ranks: places } of [a, b]) {
    ids.forEach((id, place) => {
      ranks.set(id, Math.min(ranks.get(id) ?? Number.POSITIVE_INFINITY, places[place] ?? 0));
    });
  }
  const sorted = [...ranks].sort(([idA, rankA], [idB, rankB]) => rankA - rankB || (idA < idB ? -1 : 1));
  return { ids: sorted.map(([id]) => id), ranks: sorted.map(([, rank]) => rank) };
}

function bringsNoId(a: Slot, b: Slot): boolean {
  return b.ids.every((id, place) => {
    const held = a.ids.indexOf(id);
    return held !== -1 && (a.ranks[held] ?? 0) <= (b.ranks[place] ?? 0);
  });
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function most(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
