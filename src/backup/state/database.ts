import type { DBSchema, IDBPDatabase } from "idb";
import { openOnce } from "../../lib/open-once.ts";
import type { PlaceRecord, StoredSegment } from "./records.ts";
import type { ScheduleRow } from "./schedule-row.ts";

interface Schema extends DBSchema {
  places: { key: string; value: PlaceRecord };
  segments: { key: [place: string, name: string]; value: StoredSegment };
  schedules: { key: string; value: ScheduleRow };
}

export type BackupDatabase = IDBPDatabase<Schema>;

/** A database of its own: what is known of backups outlives the archive, and the archive's upgrades leave it alone. */
const usualName = "convokeep-backup";

const open = openOnce<Schema>((db) => {
  db.createObjectStore("places", { keyPath: "place" });
  db.createObjectStore("segments", { keyPath: ["place", "name"] });
  db.createObjectStore("schedules", { keyPath: "place" });
});

/** Opened once per context, and again after it was closed. @param name another one only in tests */
export function openBackups(name = usualName): Promise<BackupDatabase> {
  return open(name);
}
