import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { createPicks, type Picks } from "../../ui/list/picks.ts";
import type { FoundRow, Verdict } from "./protocol.ts";

/** The conversations of the files, and which of them are to be taken. */
export interface FoundState {
  rows: ReadonlySignal<readonly FoundRow[]>;
  /** Those that fit the search and the verdict. */
  shown: ReadonlySignal<readonly FoundRow[]>;
  /** The one verdict that is shown; `null`: all. */
  only: ReadonlySignal<Verdict | null>;
  picks: Picks;
  search: { query: ReadonlySignal<string>; search(query: string): void };
  /** Whether all deleted ones are chosen. */
  revived: ReadonlySignal<boolean>;
  add(rows: readonly FoundRow[]): void;
  clear(): void;
  /** Chooses what brings something. */
  chooseUsual(): void;
  showOnly(verdict: Verdict | null): void;
  /** Chooses all deleted ones, or none of them. */
  revive(all: boolean): void;
}

export function createFound(): FoundState {
  const rows = signal<readonly FoundRow[]>([]);
  const only = signal<Verdict | null>(null);
  const query = signal("");
  // As they come, since to fold thousands at the first key would keep the page busy.
  let folded: string[] = [];
  const shown = computed(() => {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0 && only.value === null) return rows.value;
    return rows.value.filter(({ verdict }, place) => {
      if (only.value !== null && verdict !== only.value) return false;
      return words.every((word) => folded[place]?.includes(word));
    });
  });
  const picks = createPicks(rows, shown);
  const deleted = computed(() => rows.value.filter(({ verdict }) => verdict === "deleted").map(({ id }) => id));
  return {
    rows,
    shown,
    only,
    picks,
    search: {
      query,
      search(words) {
        query.value = words;
      },
    },
    revived: computed(() => deleted.value.length > 0 && deleted.value.every((id) => picks.chosen.value.has(id))),
    add(more) {
      for (const { title, site } of more) folded.push(`${title} ${site}`.toLowerCase());
      rows.value = [...rows.value, ...more];
    },
    clear() {
      folded = [];
      rows.value = [];
      only.value = null;
      query.value = "";
      picks.clear();
    },
    chooseUsual() {
      picks.clear();
      picks.set(
        rows.value.filter(({ verdict }) => verdict === "new" || verdict === "fuller").map(({ id }) => id),
        true,
      );
    },
    showOnly(verdict) {
      only.value = verdict;
    },
    revive: (all) => picks.set(deleted.value, all),
  };
}
