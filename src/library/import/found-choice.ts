import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { FoundRow } from "./protocol.ts";

/** Which rows are to be taken, by their places in the list. A change costs as much as the rows that it changes. */
export interface FoundChoice {
  has(place: number): boolean;
  count: ReadonlySignal<number>;
  countAmong(places: Uint32Array): number;
  /** How many rows the user has deleted here, and how many of them are chosen. */
  deleted: ReadonlySignal<{ all: number; chosen: number }>;
  /** Takes rows in, and chooses those that bring something. */
  add(rows: readonly FoundRow[]): void;
  set(places: Iterable<number>, present: boolean): void;
  /** Chooses all that the user has deleted here, or none of it. */
  revive(all: boolean): void;
  clear(): void;
}

const firstRoom = 1_024;

export function createFoundChoice(): FoundChoice {
  // One byte for each row, changed in place: copying them at every press would cost as much as there are rows.
  let bytes = new Uint8Array(firstRoom);
  let rows = 0;
  const deleted = new Set<number>();
  const none = { count: 0, deletedChosen: 0 };
  let sums = { ...none };
  const told = signal(none);
  const tell = () => {
    told.value = { ...sums };
  };

  const put = (place: number, present: boolean) => {
    const by = Number(present) - (bytes[place] ?? 0);
    bytes[place] = Number(present);
    sums.count += by;
    if (deleted.has(place)) sums.deletedChosen += by;
  };
  const set = (places: Iterable<number>, present: boolean) => {
    for (const place of places) put(place, present);
    tell();
  };
  const makeRoom = (count: number) => {
    if (count <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, count));
    larger.set(bytes);
    bytes = larger;
  };
  return {
    // Asks for the sums so that whoever asks hears of changes.
    has: (place) => told.value.count > 0 && bytes[place] === 1,
    count: computed(() => told.value.count),
    countAmong: (places) => (told.value.count > 0 ? places.reduce((sum, place) => sum + (bytes[place] ?? 0), 0) : 0),
    deleted: computed(() => ({ all: deleted.size, chosen: told.value.deletedChosen })),
    add(more) {
      makeRoom(rows + more.length);
      for (const { verdict } of more) {
        if (verdict === "deleted") deleted.add(rows);
        put(rows, verdict === "new" || verdict === "fuller");
        rows += 1;
      }
      tell();
    },
    set,
    revive: (all) => set(deleted, all),
    clear() {
      bytes = new Uint8Array(firstRoom);
      rows = 0;
      deleted.clear();
      sums = { ...none };
      tell();
    },
  };
}
