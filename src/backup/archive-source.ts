import { readAsset } from "../archive/assets.ts";
import { listForwards } from "../archive/forward.ts";
import { openArchive } from "../archive/open.ts";
import { readWholeThread } from "../archive/read-thread.ts";
import { listRevisions, listTombstones } from "../archive/revisions.ts";
import type { BackupSource } from "./source.ts";

/** The archive, as backups read it. Each function throws ArchiveError. */
export const archiveSource: BackupSource = {
  rows: async () => listRevisions(await openArchive()),
  thread: async (id) => readWholeThread(await openArchive(), id),
  asset: async (sha256) => readAsset(await openArchive(), sha256),
  deleted: async () => listTombstones(await openArchive()),
  moved: async () => listForwards(await openArchive()),
};
