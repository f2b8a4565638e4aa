import { announce } from "./changes.ts";
import type { ExportEngine } from "./export-engine.ts";
import type { ExportRow } from "./export-job.ts";
import type { JobStore } from "./job-store.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** What the handlers of export jobs share. */
export interface JobDesk {
  store: JobStore;
  engine: ExportEngine;
  /** Changes one row; `edit` answers `undefined` to leave it. Resolves with the row as changed, else `undefined`. */
  change(id: string, edit: (row: ExportRow) => ExportRow | undefined): Promise<ExportRow | undefined>;
  /** Jobs of which a download is being started right now, in this life of the background. */
  starting: Set<string>;
}

export function jobDesk(store: JobStore, engine: ExportEngine): JobDesk {
  const inTurn = oneAtATime();
  return {
    store,
    engine,
    change: (id, edit) =>
      inTurn(async () => {
        const row = await store.read(id);
        const changed = row && edit(row);
        if (!changed) return undefined;
        await store.put(changed);
        announce({ jobs: true });
        return changed;
      }),
    starting: new Set(),
  };
}
