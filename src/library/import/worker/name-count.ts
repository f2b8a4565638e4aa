/** Names told apart, and letters of each: a file may invent as many as it likes. */
const mostNames = 500;
const longestName = 100;

/** Counts names, each once for every list that has it. */
export interface NameCount {
  add(names: readonly string[]): void;
  /** The commonest first. */
  list(): { name: string; count: number }[];
  /** The same; it begins anew after. */
  take(): { name: string; count: number }[];
}

export function countNames(): NameCount {
  const counts = new Map<string, number>();
  const list = () => [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count);
  return {
    add(names) {
      for (const name of new Set(names)) {
        const short = name.slice(0, longestName);
        const known = counts.get(short);
        if (known !== undefined || counts.size < mostNames) counts.set(short, (known ?? 0) + 1);
      }
    },
    list,
    take() {
      const taken = list();
      counts.clear();
      return taken;
    },
  };
}
