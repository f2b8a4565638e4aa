import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createFoundChoice, type FoundChoice } from "./found-choice.ts";
import { createFoundSearch } from "./found-search.ts";
import type { FoundRow, Verdict } from "./protocol.ts";

/** The conversations of the files, and which of them are to be taken. Rows are known by their places, from 0. */
export interface FoundState {
  /** How many there are; told when all are known. */
  count: ReadonlySignal<number>;
  rows(): readonly FoundRow[];
  /** Places of those that fit the search and the verdict. */
  shown: ReadonlySignal<Uint32Array>;
  /** The one verdict that is shown; `null`: all. */
  only: ReadonlySignal<Verdict | null>;
  choice: Pick<FoundChoice, "has" | "count" | "deleted" | "revive">;
  /** Of what is shown. */
  extent: ReadonlySignal<"none" | "some" | "all">;
  /** Chooses or unchooses one, with `range` everything shown from the one before to it. */
  toggle(place: number, range: boolean): void;
  /** Chooses all that is shown, drawn or not; unchooses it when all of it is chosen. */
  toggleAll(): void;
  search: { query: ReadonlySignal<string>; search(query: string): void };
  searching: ReadonlySignal<boolean>;
  /** Takes rows in, and chooses those that bring something. */
  add(rows: readonly FoundRow[]): void;
  /** All rows are there: shows them. */
  whole(): void;
  clear(): void;
  showOnly(verdict: Verdict | null): void;
}

export function createFound(): FoundState {
  const rows: FoundRow[] = [];
  const count = signal(0);
  const only = signal<Verdict | null>(null);
  const query = signal("");
  const choice = createFoundChoice();
  const looking = createFoundSearch();
  const { shown } = looking;
  const look = () => void looking.look({ query: query.value, only: only.value });
  const extent = computed(() => {
    const chosen = choice.countAmong(shown.value);
    if (chosen === 0) return "none";
    return chosen === shown.value.length ? "all" : "some";
  });
  let anchor: number | undefined;
  const spanTo = (place: number) => {
    const from = anchor === undefined ? -1 : shown.value.indexOf(anchor);
    const to = shown.value.indexOf(place);
    return from < 0 ? [place] : shown.value.subarray(Math.min(from, to), Math.max(from, to) + 1);
  };
  return {
    count,
    rows: () => rows,
    shown,
    only,
    choice,
    extent,
    toggle(place, range) {
      choice.set(range ? spanTo(place) : [place], !choice.has(place));
      anchor = place;
    },
    toggleAll: () => choice.set(shown.value, extent.value !== "all"),
    search: {
      query,
      search(words) {
        query.value = words;
        look();
      },
    },
    searching: looking.searching,
    add(more) {
      for (const row of more) rows.push(row);
      choice.add(more);
      looking.add(more);
    },
    whole() {
      count.value = rows.length;
      look();
    },
    clear() {
      rows.length = 0;
      count.value = 0;
      only.value = null;
      query.value = "";
      anchor = undefined;
      choice.clear();
      looking.clear();
    },
    showOnly(verdict) {
      only.value = verdict;
      look();
    },
  };
}
