/** The order of turns as overlapping looks at a list have shown it. Stretches that nothing joins stay apart. */
export interface Chain {
  /** Oldest first; each inner list is one unbroken stretch. */
  stretches: string[][];
  /** Which stretch the last look was in; of several that it joined or touched, the oldest. */
  current: number;
  has(name: string): boolean;
  size(): number;
}

interface OpenChain extends Chain {
  known: Set<string>;
  /** Rows of the turns that have one. */
  rows: Map<string, number>;
}

export function createChain(): Chain {
  const known = new Set<string>();
  const chain: OpenChain = {
    stretches: [],
    known,
    rows: new Map(),
    current: 0,
    has: (name) => known.has(name),
    size: () => known.size,
  };
  return chain;
}

/**
 * Takes in one look: names in page order. `towards` says which way the sweep moves, which places a look that overlaps
 * nothing seen before. Returns how many names were new.
 */
export function join(chain: Chain, names: readonly string[], towards: "older" | "newer"): number {
  const open = chain as OpenChain;
  const { stretches, known } = open;
  const fresh = names.filter((name) => !known.has(name));
  if (names.length === 0 || (fresh.length === 0 && stretches.length === 1)) return 0;
  const shown = new Set(names);
  const touched = stretches.filter((stretch) => stretch.some((name) => shown.has(name)));
  for (const name of fresh) known.add(name);
  const [first] = touched;
  if (!first) {
    open.current = stretches.length === 0 || towards === "older" ? open.current : open.current + 1;
    stretches.splice(open.current, 0, [...names]);
    return fresh.length;
  }
  open.current = stretches.indexOf(first);
  open.stretches = stretches.filter((stretch) => stretch === first || !touched.includes(stretch));
  open.stretches[open.current] = weave(touched.flat(), names);
  return fresh.length;
}

/** Puts the names that are new before or after the known ones they stood next to. At least one is known. */
function weave(stretch: readonly string[], names: readonly string[]): string[] {
  const woven = [...stretch];
  const inside = new Set(stretch);
  const anchor = names.findIndex((name) => inside.has(name));
  let at = woven.indexOf(names[anchor] ?? "");
  for (const name of names.slice(0, anchor)) woven.splice(at++, 0, name);
  for (const name of names.slice(anchor)) {
    if (inside.has(name)) at = woven.indexOf(name) + 1;
    else woven.splice(at++, 0, name);
  }
  return woven;
}

/**
 * Takes in one look at a list that counts its rows: names with their rows, in order. Rows that follow each other make a
 * stretch, whatever was seen together. Returns how many names were new.
 */
export function joinRows(chain: Chain, look: readonly (readonly [name: string, row: number])[]): number {
  const open = chain as OpenChain;
  const { known, rows } = open;
  const before = known.size;
  for (const [name, row] of look) {
    known.add(name);
    rows.set(name, row);
  }
  const [first] = look;
  if (!first) return 0;
  if (known.size > before) open.stretches = runsOf(rows);
  open.current = open.stretches.findIndex((stretch) => stretch.includes(first[0]));
  return known.size - before;
}

/** Names by row, in runs without holes. */
function runsOf(rows: ReadonlyMap<string, number>): string[][] {
  const runs: string[][] = [];
  let last = Number.NaN;
  for (const [name, row] of [...rows].sort((a, b) => a[1] - b[1])) {
    if (row - last <= 1) runs.at(-1)?.push(name);
    else runs.push([name]);
    last = row;
  }
  return runs;
}
