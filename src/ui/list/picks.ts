import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type IdSet, withIds } from "./id-set.ts";
import { chosenInOrder, extent, rangeOf } from "./selection.ts";

/** What the user has chosen in the list. A choice outlives a new search, so chats of several searches can be gathered. */
export interface Picks {
  chosen: ReadonlySignal<IdSet>;
  /** Chosen ids in the list's order. */
  ids: ReadonlySignal<readonly string[]>;
  /** How many of them the present search does not show. */
  unseen: ReadonlySignal<number>;
  /** Of what is shown. */
  extent: ReadonlySignal<"none" | "some" | "all">;
  /** Chooses or unchooses one, with `range` everything from the one before to it. */
  toggle(id: string, range: boolean): void;
  /** Chooses all that is shown, drawn or not; unchooses it when all of it is chosen. */
  toggleAll(): void;
  /** Chooses or unchooses these, whatever is shown. */
  set(ids: readonly string[], present: boolean): void;
  clear(): void;
}

/** Chats or messages: whatever has an id. */
type Rows = ReadonlySignal<readonly { id: string }[]>;

export function createPicks(rows: Rows, shown: Rows): Picks {
  const chosen = signal<IdSet>(new Set());
  const ids = computed(() => chosenInOrder(chosen.value, rows.value));
  const shownIds = computed(() => shown.value.map(({ id }) => id));
  const shownExtent = computed(() => extent(chosen.value, shownIds.value));
  let anchor: string | undefined;
  return {
    chosen,
    ids,
    extent: shownExtent,
    unseen: computed(() => {
      if (ids.value.length === 0) return 0;
      const seen = new Set(shownIds.value);
      return ids.value.filter((id) => !seen.has(id)).length;
    }),
    toggle(id, range) {
      const span = range ? rangeOf(shownIds.value, anchor, id) : [id];
      chosen.value = withIds(chosen.value, span, !chosen.value.has(id));
      anchor = id;
    },
    toggleAll() {
      chosen.value = withIds(chosen.value, shownIds.value, shownExtent.value !== "all");
    },
    set(some, present) {
      chosen.value = withIds(chosen.value, some, present);
    },
    clear() {
      chosen.value = new Set();
    },
  };
}
