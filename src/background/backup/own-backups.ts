import type { BackupEngine, BackupReports } from "../../backup/engine.ts";
import type { Place } from "../../backup/places/place.ts";
import { keepAliveDuring } from "../../messages/heartbeat.ts";

/** Firefox: backups are made in the event page itself, which is kept alive meanwhile. Their code comes when it is needed. */
export function ownBackups(open: (place: string) => Promise<Place>, reports: BackupReports): BackupEngine {
  const ends = new Map<string, () => void>();
  const make = async () =>
    (await import("../../backup/engine.ts")).localBackups(open, {
      ...reports,
      ended(place, end) {
        ends.get(place)?.();
        ends.delete(place);
        reports.ended(place, end);
      },
    });
  let made: Promise<BackupEngine> | undefined;
  return {
    async start(order) {
      made ??= make();
      if (!ends.has(order.place)) {
        keepAliveDuring(new Promise<void>((resolve) => ends.set(order.place, resolve)));
      }
      await (await made).start(order);
    },
    stop: async (place) => (await made)?.stop(place),
    running: async () => (await made)?.running() ?? [],
  };
}
