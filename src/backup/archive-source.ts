import { readAsset } from "../archive/assets.ts";
import { listForwards } from "../archive/forward.ts";
import { type Archive, openArchive } from "../archive/open.ts";
import { readWholeThread } from "../archive/read-thread.ts";
import { listRevisions, listTombstones } from "../archive/revisions.ts";
import type { BackupSource } from "./source.ts";

/** An archive, as backups read it. Each function throws ArchiveError. */
export function archiveSource(open: () => Promise<Archive> = openArchive): BackupSource {
  return {
    rows: async () => listRevisions(await open()),
    thread: async (id) => readWholeThread(await open(), id),
    asset: async (sha256) => readAsset(await open(), sha256),
    deleted: async () => listTombstones(await open()),
    moved: async () => listForwards(await open()),
  };
}
