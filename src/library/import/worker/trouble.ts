import { ImportError } from "../../../import/format.ts";
import type { Trouble } from "../protocol.ts";

/** Kinds that are told apart; what is beyond is counted without its detail. */
const mostKinds = 200;
const longestDetail = 200;

/** What an error says, as far as it may be shown: messages of foreign errors may quote a conversation. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ImportError) {
    return { problem: error.problem, detail: error.detail.slice(0, longestDetail), count: 1 };
  }
  return { problem: "not-understood", detail: error instanceof Error ? error.name : "", count: 1 };
}

/** Something is missing beside what was read, of which the user is told like of a file that ends early. */
export function isOfFiles(error: unknown): boolean {
  return error instanceof ImportError && error.problem === "part-missing";
}

/** All chats that the files hold were read nevertheless. */
export function costsNoChat({ problem }: Trouble): boolean {
  return problem === "left-out" || problem === "part-missing";
}

/** Counts troubles by kind. */
export interface TroubleCount {
  add(trouble: Trouble): void;
  list(): Trouble[];
}

export function countTroubles(): TroubleCount {
  const kinds = new Map<string, Trouble>();
  return {
    add(trouble) {
      const kept = kinds.size < mostKinds ? trouble : { ...trouble, detail: "" };
      const key = `${kept.problem} ${kept.detail} ${kept.file ?? ""}`;
      const known = kinds.get(key);
      kinds.set(key, { ...kept, count: (known?.count ?? 0) + trouble.count });
    },
    list: () => [...kinds.values()].toSorted((a, b) => b.count - a.count),
  };
}
