import type { Conversation } from "../conversation/model.ts";
import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";
import { publicRow } from "./rows.ts";

/** Rows in the first batch: enough to fill any window. */
const firstBatch = 50;

export interface ListOptions {
  /** At most so many, the newest. */
  limit?: number;
  /** Called with the newest 50 as soon as they are there, and at the end with all. */
  onBatch?(conversations: Conversation[]): void;
}

/** List rows, those that changed last first; deleted ones are left out. @throws ArchiveError */
export function listConversations(archive: Archive, { limit, onBatch }: ListOptions = {}): Promise<Conversation[]> {
  return guarded(async () => {
    if (limit !== undefined && limit <= firstBatch) {
      const few = await newestRows(archive, limit);
      onBatch?.(few);
      return few;
    }
    if (onBatch) onBatch(await newestRows(archive, firstBatch));
    const all = (await archive.db.getAll("conversations")).filter(isListed).sort(byUpdated).map(publicRow);
    const listed = limit === undefined ? all : all.slice(0, limit);
    onBatch?.(listed);
    return listed;
  });
}

/** How many conversations the archive holds; deleted ones are not counted. @throws ArchiveError */
export function countConversations(archive: Archive): Promise<number> {
  return guarded(async () => {
    const { store } = archive.db.transaction("conversations");
    const [all, hidden] = await Promise.all([store.count(), store.index("deletedAt").count()]);
    return all - hidden;
  });
}

/** One list row, deleted ones too; `undefined` when the archive has none of that id. @throws ArchiveError */
export function readConversation(archive: Archive, id: string): Promise<Conversation | undefined> {
  return guarded(async () => {
    const row = await archive.db.get("conversations", id);
    return row && publicRow(row);
  });
}

async function newestRows(archive: Archive, count: number): Promise<Conversation[]> {
  const rows: Conversation[] = [];
  const index = archive.db.transaction("conversations").store.index("updated");
  for (
    let cursor = await index.openCursor(null, "prev");
    cursor && rows.length < count;
    cursor = await cursor.continue()
  ) {
    if (isListed(cursor.value)) rows.push(publicRow(cursor.value));
  }
  return rows;
}

function isListed({ deletedAt }: Conversation): boolean {
  return deletedAt === undefined;
}

function byUpdated(a: Conversation, b: Conversation): number {
  if (a.updated.at !== b.updated.at) return a.updated.at < b.updated.at ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
