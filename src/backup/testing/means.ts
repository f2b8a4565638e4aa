import { english as say } from "../../export/testing/english.ts";
import type { BackupMeans } from "../run/backup-run.ts";
import { unsealed } from "../sealing.ts";
import { memoryPlace } from "./memory-place.ts";
import { memoryStore } from "./memory-store.ts";
import { modelArchive } from "./model-archive.ts";

/** A clock that a test sets, ms since 1970. */
export function testClock(start = Date.UTC(2026, 10, 20, 12)) {
  let time = start;
  return {
    // Every look takes a moment.
    now: () => (time += 1),
    pass: (ms: number) => {
      time += ms;
    },
  };
}

/** Everything for runs in memory; what is not given is whole and empty. */
export function testMeans(more: Partial<BackupMeans> = {}): BackupMeans {
  return {
    id: "place",
    place: memoryPlace(),
    store: memoryStore(),
    source: modelArchive(),
    sealing: unsealed,
    say,
    generator: "Convokeep 0.1.0",
    now: testClock().now,
    signal: new AbortController().signal,
    ...more,
  };
}
