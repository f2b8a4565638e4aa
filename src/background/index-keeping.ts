import { openArchive } from "../archive/open.ts";
import { type IdleIndexer, indexInIdle } from "../archive/search/index-in-idle.ts";
import { keepAliveDuring } from "../messages/heartbeat.ts";
import { archiveAtRest } from "./archive.ts";

let indexer: IdleIndexer | undefined;

/**
 * Keeps the search index up to date from now on: soon after each change, and what an earlier life of the background has
 * left. Work on the archive goes first. Call at start.
 */
export function keepIndex(): void {
  indexer = indexInIdle(openArchive, {
    atRest: archiveAtRest,
    // Pages that search look for them: the background starts a hundred times a day.
    strays: false,
    during: keepAliveDuring,
  });
  indexer.changed();
}

/** Tells that conversations were stored, organised or removed. Returns at once. */
export function indexSoon(): void {
  indexer?.changed();
}
