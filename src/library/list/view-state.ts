import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Conversation } from "../../conversation/model.ts";
import { everything, liesIn, type Place } from "../places/place.ts";
import type { SearchState } from "../search-state.ts";
import { type FilterName, passes } from "./filters.ts";
import { type SortName, sorted } from "./sort.ts";

/** Which conversations the list shows, and in what order. */
export interface ViewState {
  place: Signal<Place>;
  filters: ReadonlySignal<ReadonlySet<FilterName>>;
  sort: Signal<SortName>;
  shown: ReadonlySignal<readonly Conversation[]>;
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
  const sort = signal<SortName>("newest");
  // In two steps: typing does not sort anew.
  const inPlace = computed(() =>
    sorted(
      rows.value.filter((row) => liesIn(place.value, row) && passes(filters.value, row)),
      sort.value,
      siteName,
    ),
  );
  return {
    place,
    filters,
    sort,
    shown: computed(() => {
      const { query, hits } = search.found.value;
      return query === "" ? inPlace.value : inPlace.value.filter(({ id }) => hits.has(id));
    }),
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
