import type { PlaceRecord, StoredSegment } from "./records.ts";

/** A change to what is known of one place. */
export interface StateChange {
  record?: PlaceRecord;
  put?: readonly StoredSegment[];
  /** Names of segments. */
  drop?: readonly string[];
}

/** Where it is kept what lies in the places. */
export interface BackupStore {
  read(place: string): Promise<PlaceRecord | undefined>;
  /** In the order in which they were written. */
  segments(place: string): Promise<StoredSegment[]>;
  /** All of it or nothing. */
  commit(place: string, change: StateChange): Promise<void>;
  /** Forgets a place; what lies there stays. */
  forget(place: string): Promise<void>;
}
