import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Conversation } from "../../conversation/model.ts";
import { everything, liesIn, type Place } from "../places/place.ts";
import type { SearchState } from "../search-state.ts";
import { type FilterName, passes } from "./filters.ts";
import { bestFirst, type SortName, sorted, sortNames } from "./sort.ts";

/** Which conversations the list shows, and in what order. */
export interface ViewState {
  place: Signal<Place>;
  filters: ReadonlySignal<ReadonlySet<FilterName>>;
  sort: ReadonlySignal<SortName>;
  /** Orders that can be chosen now. */
  sorts: ReadonlySignal<readonly SortName[]>;
  shown: ReadonlySignal<readonly Conversation[]>;
  /** Until another is chosen; while words are searched for, until there are none. */
  sortBy(name: SortName): void;
  /** The list is about what is missing: rows say what, and offer to fetch it. */
  mending: ReadonlySignal<boolean>;
  toggleFilter(name: FilterName): void;
  clearFilters(): void;
}

export function createView(
  rows: ReadonlySignal<readonly Conversation[]>,
  search: Pick<SearchState, "found">,
  siteName: (id: string) => string,
): ViewState {
  const place = signal<Place>(everything);
  const filters = signal<ReadonlySet<FilterName>>(new Set());
  const usual = signal<Exclude<SortName, "best">>("newest");
  const ofHits = signal<SortName>("best");
  const hasWords = computed(() => search.found.value.words.length > 0);
  const sort = computed(() => (hasWords.value ? ofHits.value : usual.value));
  // In between, another search begins with the best again.
  effect(() => {
    if (!hasWords.value) ofHits.value = "best";
  });
  // In two steps: typing does not sort anew.
  const inPlace = computed(() =>
    sorted(
      rows.value.filter((row) => liesIn(place.value, row) && passes(filters.value, row)),
      sort.value === "best" ? "newest" : sort.value,
      siteName,
    ),
  );
  return {
    place,
    filters,
    sort,
    sorts: computed(() => (hasWords.value ? ["best", ...sortNames] : sortNames)),
    shown: computed(() => {
      const { query, hits } = search.found.value;
      if (query === "") return inPlace.value;
      const found = inPlace.value.filter(({ id }) => hits.has(id));
      return sort.value === "best" ? bestFirst(found, hits) : found;
    }),
    sortBy(name) {
      if (hasWords.value) ofHits.value = name;
      else if (name !== "best") usual.value = name;
    },
    mending: computed(() => place.value.kind === "partial" || filters.value.has("partial") || sort.value === "missing"),
    toggleFilter(name) {
      const next = new Set(filters.value);
      if (!next.delete(name)) next.add(name);
      filters.value = next;
    },
    clearFilters() {
      filters.value = new Set();
    },
  };
}
