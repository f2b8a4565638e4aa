import { openArchive } from "../archive/open.ts";
import { indexInIdle } from "../archive/search/index-in-idle.ts";
import type { LibraryData } from "./data.ts";

/** Keeps the search index up to date while the library is open, in idle slices, until the signal aborts. */
export function keepIndex(data: Pick<LibraryData, "onChanged">, abort: AbortSignal): void {
  const indexer = indexInIdle(openArchive);
  data.onChanged(({ conversations }) => conversations && indexer.changed(), abort);
  abort.addEventListener("abort", indexer.stop);
  indexer.changed();
}
