import { openArchive } from "../archive/open.ts";
import { type IdleIndexer, indexInIdle } from "../archive/search/index-in-idle.ts";
import type { LibraryData } from "./data.ts";

/** Later than the background, in ms, which does it where nobody looks: here it is done only where that fails. */
const restMs = 8_000;

let indexer: IdleIndexer | undefined;

/** Sees to the search index while the library is open, in idle slices, until the signal aborts. */
export function keepIndex(data: Pick<LibraryData, "onChanged">, abort: AbortSignal): void {
  indexer = indexInIdle(openArchive, { restMs });
  data.onChanged(({ conversations }) => conversations && indexSoon(), abort);
  abort.addEventListener("abort", indexer.stop);
  indexer.changed();
}

/** Tells that there is something to index. Returns at once. */
export function indexSoon(): void {
  indexer?.changed();
}
