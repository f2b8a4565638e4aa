import { type ReadonlySignal, signal } from "@preact/signals";
import { breathe, breathMs } from "../../lib/breathe.ts";
import type { FoundRow, Verdict } from "./protocol.ts";

/** What the list is narrowed to. */
export interface Wanted {
  query: string;
  /** `null`: all. */
  only: Verdict | null;
}

/** Looks for rows in slices, as there may be hundreds of thousands of them. */
export interface FoundSearch {
  /** Places of the rows that fit, in their order. What was found before stays until the next search is through. */
  shown: ReadonlySignal<Uint32Array>;
  searching: ReadonlySignal<boolean>;
  /** Takes rows in; they are found by the next `look`. */
  add(rows: readonly FoundRow[]): void;
  look(wanted: Wanted): Promise<void>;
  clear(): void;
}

/** Rows between two looks at the clock. */
const stride = 1_000;

export function createFoundSearch(): FoundSearch {
  const shown = signal(new Uint32Array());
  const searching = signal(false);
  // As they come, since to fold thousands at the first key would keep the page busy.
  let folded: string[] = [];
  let verdicts: Verdict[] = [];
  let running = {};

  const tell = (places: Uint32Array<ArrayBuffer>) => {
    shown.value = places;
    searching.value = false;
  };
  const look = async ({ query, only }: Wanted) => {
    const mine = {};
    running = mine;
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0 && only === null) return tell(new Uint32Array(folded.length).map((_, place) => place));
    const fits = (place: number) =>
      (only === null || verdicts[place] === only) && words.every((word) => folded[place]?.includes(word));
    const found = new Uint32Array(folded.length);
    let count = 0;
    let end = performance.now() + breathMs;
    for (let place = 0; place < folded.length; place += 1) {
      if (fits(place)) found[count++] = place;
      if (place % stride !== 0 || performance.now() < end) continue;
      searching.value = true;
      await breathe();
      if (running !== mine) return;
      end = performance.now() + breathMs;
    }
    tell(found.subarray(0, count));
  };

  return {
    shown,
    searching,
    add(rows) {
      for (const { title, site, verdict } of rows) {
        folded.push(`${title} ${site}`.toLowerCase());
        verdicts.push(verdict);
      }
    },
    look,
    clear() {
      running = {};
      folded = [];
      verdicts = [];
      searching.value = false;
      shown.value = new Uint32Array();
    },
  };
}
