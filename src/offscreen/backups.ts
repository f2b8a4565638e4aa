import { type BackupEngine, localBackups } from "../backup/engine.ts";
import { remotePlace } from "../backup/remote/remote-place.ts";
import { ask } from "../messages/ask.ts";
import { retrying } from "../messages/retrying.ts";

/** A slow server has so long to take or give a file, ms; a little more than the background gives it. */
const patience = 11 * 60_000;

/** Runs backups in this document. Places are opened by the background, which alone knows passwords and keys. */
export function offscreenBackups(): BackupEngine {
  const open = (place: string) =>
    remotePlace(place, (act) => retrying(() => ask("backup.place", act), { answerWithin: patience }));
  return localBackups(open, {
    progress: (place, done, total) => told(ask("backup.progress", { place, done, total })),
    changed: (conversations) => told(retrying(() => ask("backup.changed", { conversations }))),
    ended: (place, end) => told(retrying(() => ask("backup.ended", { place, end }))),
  });
}

/** A report that is lost for good does no harm: the background asks again when it next looks. */
function told(report: Promise<void>): void {
  report.catch((error: unknown) => console.warn("report lost", error));
}
