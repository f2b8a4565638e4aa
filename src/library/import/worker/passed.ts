import { type Named, problemKey } from "../run-problems.ts";

/** What was passed over or found wrong since it was last written down. */
export interface Passed {
  counts: Record<string, number>;
  problems: Record<string, number>;
}

export interface PassedCount {
  count(name: "same" | "unchosen" | "broken"): void;
  problem(named: Named, count?: number): void;
  /** What was counted; it begins anew after. */
  take(): Passed;
}

export function countPassed(): PassedCount {
  let passed: Passed = { counts: {}, problems: {} };
  const add = (counts: Record<string, number>, key: string, count: number) => {
    counts[key] = (Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0) + count;
  };
  return {
    count: (name) => add(passed.counts, name, 1),
    problem: (named, count = 1) => add(passed.problems, problemKey(named), count),
    take() {
      const taken = passed;
      passed = { counts: {}, problems: {} };
      return taken;
    },
  };
}
