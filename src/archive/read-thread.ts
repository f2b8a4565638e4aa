import type { Thread } from "../conversation/model.ts";
import { toThread, toWholeThread, type WholeThread } from "../conversation/thread.ts";
import { guarded } from "./archive-error.ts";
import { chunksOf, spreadAll } from "./chunks.ts";
import type { Archive } from "./open.ts";
import { outlineOf, readOutline } from "./outlines.ts";
import { publicRow } from "./rows.ts";

/** A whole conversation, read in one transaction; `undefined` when there is none of that id. @throws ArchiveError */
export function readThread(archive: Archive, id: string): Promise<Thread | undefined> {
  return read(archive, id, toThread);
}

/** Likewise with its structure, for exports. @throws ArchiveError */
export function readWholeThread(archive: Archive, id: string): Promise<WholeThread | undefined> {
  return read(archive, id, toWholeThread);
}

function read<T>(
  archive: Archive,
  id: string,
  made: (...held: Parameters<typeof toThread>) => T,
): Promise<T | undefined> {
  return guarded(async () => {
    const transaction = archive.db.transaction(["conversations", "outlines", "chunks"]);
    const [row, records, chunks] = await Promise.all([
      transaction.objectStore("conversations").get(id),
      transaction.objectStore("outlines").getAll(outlineOf(id)),
      transaction.objectStore("chunks").getAll(chunksOf(id)),
    ]);
    return row && made(publicRow(row), readOutline(row, records), spreadAll(chunks));
  });
}
