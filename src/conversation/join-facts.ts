import type { Dated, Edge, ExportFacts, Head, Hint, Stated, Time } from "./outline.ts";

/** The edges of both outlines with slot numbers already translated: each pair once, with the time it was last seen. */
export function joinEdges(held: readonly Edge[], arriving: readonly Edge[]): Edge[] {
  const isLoop = ({ parent, child }: Edge) => parent === child;
  return joinPairs(held, arriving, {
    isLoop,
    keyOf: ({ parent, child }) => pairKey(parent, child),
    wins: (a, b) => a.at > b.at,
  });
}

/** Likewise for hints: of the same two places the newest word counts. */
export function joinHints(held: readonly Hint[], arriving: readonly Hint[]): Hint[] {
  const isLoop = ({ before, after }: Hint) => before === after;
  return joinPairs(held, arriving, { isLoop, keyOf: ({ before, after }) => pairKey(before, after), wins: isLaterHint });
}

interface PairRules<T> {
  isLoop(item: T): boolean;
  keyOf(item: T): number;
  wins(a: T, b: T): boolean;
}

/** The long held list is walked once; only the arriving one is looked up. Held items that stay are the same objects. */
function joinPairs<T>(held: readonly T[], arriving: readonly T[], rules: PairRules<T>): T[] {
  const news = once(arriving, rules);
  const joined: T[] = [];
  for (const item of held) {
    const key = rules.keyOf(item);
    const other = news.get(key);
    if (other === undefined) joined.push(item);
    else {
      news.delete(key);
      joined.push(rules.wins(other, item) ? other : item);
    }
  }
  return [...joined, ...news.values()];
}

/** Held pairs after slots have become one: some pairs now are the same, some lead nowhere. */
export function rejoinEdges(edges: readonly Edge[]): Edge[] {
  return joinEdges([], edges);
}

export function rejoinHints(hints: readonly Hint[]): Hint[] {
  return joinHints([], hints);
}

function once<T>(items: readonly T[], { isLoop, keyOf, wins }: PairRules<T>): Map<number, T> {
  const byKey = new Map<number, T>();
  for (const item of items) {
    if (isLoop(item)) continue;
    const other = byKey.get(keyOf(item));
    if (other === undefined || wins(item, other)) byKey.set(keyOf(item), item);
  }
  return byKey;
}

/** Slot numbers stay far below 2^26, so that a pair fits in one safe integer. */
function pairKey(a: number | null, b: number | null): number {
  return ((a ?? -1) + 1) * 2 ** 26 + (b ?? -1) + 1;
}

function isLaterHint(a: Hint, b: Hint): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.reason !== b.reason) return a.reason < b.reason;
  return (a.missing ?? -1) > (b.missing ?? -1);
}

export function joinHeads(a: Head, b: Head): Head {
  const title = later(a.title, b.title);
  const model = later(a.model, b.model);
  const exported = joinExports(a.export, b.export);
  return {
    url: joinUrls(a.url, b.url),
    ...(title ? { title } : {}),
    ...(model ? { model } : {}),
    ...(a.temporary || b.temporary ? { temporary: true } : {}),
    first: Math.min(a.first, b.first),
    last: lastOf(a, b),
    ...(a.unseen && b.unseen ? { unseen: true } : {}),
    ...(exported ? { export: exported } : {}),
  };
}

/** Some exports know no address. */
function joinUrls(a: Dated, b: Dated): Dated {
  if ((a.value === "") !== (b.value === "")) return a.value === "" ? b : a;
  return later(a, b) ?? a;
}

/** The last look; where there was none the first time that the conversation came out of an export, however often it comes again. */
function lastOf(a: Head, b: Head): Time {
  if (a.unseen && b.unseen) return Math.min(a.last, b.last);
  return a.unseen ? b.last : b.unseen ? a.last : Math.max(a.last, b.last);
}

function joinExports(a: ExportFacts | undefined, b: ExportFacts | undefined): ExportFacts | undefined {
  if (!a || !b) return a ?? b;
  const created = [a.created, b.created].filter((time) => time !== undefined).sort((x, y) => x - y)[0];
  return { at: Math.max(a.at, b.at), ...(created === undefined ? {} : { created }) };
}

function later(a: Dated | undefined, b: Dated | undefined): Dated | undefined {
  if (!a || !b) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.value > b.value ? a : b;
}

/** The newest statement; of two at the same time the greater number. */
export function joinStated(a: Stated | undefined, b: Stated | undefined): Stated | undefined {
  if (!a || !b) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  if (a.count !== b.count) return a.count > b.count ? a : b;
  return a.last === undefined ? b : a;
}
