import { openBackups } from "./database.ts";
import type { ScheduleRow } from "./schedule-row.ts";

/** Where schedules are kept. */
export interface ScheduleStore {
  all(): Promise<ScheduleRow[]>;
  /** Reads and writes in one transaction. `edit` answers `undefined` to leave it. */
  change(place: string, edit: (row: ScheduleRow | undefined) => ScheduleRow | undefined): Promise<void>;
  forget(place: string): Promise<void>;
}

/** As the browser keeps them. @param name of the database; another one only in tests */
export function indexedSchedules(name?: string): ScheduleStore {
  return {
    all: async () => (await openBackups(name)).getAll("schedules"),
    async change(place, edit) {
      const { store, done } = (await openBackups(name)).transaction("schedules", "readwrite");
      const changed = edit(await store.get(place));
      if (changed) await store.put(changed);
      await done;
    },
    forget: async (place) => (await openBackups(name)).delete("schedules", place),
  };
}
