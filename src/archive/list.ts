import type { Conversation } from "../conversation/model.ts";
import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";
import { publicRow } from "./rows.ts";
import type { Database } from "./schema.ts";
import { unlessBroken } from "./sealed/records.ts";
import { passingOver } from "./sealed/sealed-database.ts";

/** Rows in the first batch: enough to fill any window. */
const firstBatch = 50;
/** Rows that are taken in together: some 5 ms of work. */
const rowsAtOnce = 1_000;

export interface ListOptions {
  /** At most so many, the newest. */
  limit?: number;
  /** Called with the newest 50 as soon as they are there, and at the end with all. */
  onBatch?(conversations: Conversation[]): void;
  /** Called before the end with the ids of rows that cannot be opened, of a sealed archive; without it they are an error. */
  onBroken?(ids: string[]): void;
}

/** List rows, those that changed last first; deleted ones are left out. @throws ArchiveError */
export function listConversations(
  archive: Archive,
  { limit, onBatch, onBroken }: ListOptions = {},
): Promise<Conversation[]> {
  return guarded(async () => {
    const broken: string[] = [];
    const db = onBroken ? passingOver(archive.db, ({ key }) => broken.push(String(key))) : archive.db;
    const tell = () => broken.length > 0 && onBroken?.([...new Set(broken)]);
    if (limit !== undefined && limit <= firstBatch) {
      const few = await newestRows(db, limit);
      tell();
      onBatch?.(few);
      return few;
    }
    if (onBatch) onBatch(await newestRows(db, firstBatch));
    const all = await allRows(db, broken);
    tell();
    const listed = limit === undefined ? all : all.slice(0, limit);
    onBatch?.(listed);
    return listed;
  });
}

/**
 * Those of these conversations that a list shows, those that changed last first: what was deleted, what the archive does
 * not hold, and what cannot be opened is left out. @throws ArchiveError
 */
export function listSome(archive: Archive, ids: readonly string[]): Promise<Conversation[]> {
  return guarded(async () => {
    const { store } = archive.db.transaction("conversations");
    const rows = await Promise.all(ids.map((id) => store.get(id).catch(unlessBroken)));
    return rows
      .filter((row) => row !== undefined)
      .filter(isListed)
      .sort(newestFirst)
      .map(publicRow);
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

/**
 * As of one moment, but a part at a time: taking in ten thousand rows at once keeps a page busy for 50 ms and more. Each part
 * is sorted as it comes and joined with parts of its size, so that no step is long and all of them together are few.
 * @param broken grows by the ids of rows that were passed over
 */
async function allRows(db: Database, broken: readonly string[]): Promise<Conversation[]> {
  const { store } = db.transaction("conversations");
  const parts: Conversation[][] = [];
  const joinLast = () => parts.push(joined(parts.pop() ?? [], parts.pop() ?? []));
  let range: IDBKeyRange | null = null;
  for (;;) {
    const before = broken.length;
    const rows = await store.getAll(range, rowsAtOnce);
    const passed = broken.slice(before);
    parts.push(rows.filter(isListed).map(publicRow).sort(newestFirst));
    while (sizeAt(parts, -2) <= 2 * sizeAt(parts, -1) && parts.length > 1) joinLast();
    if (rows.length + passed.length < rowsAtOnce) break;
    const last = rows.at(-1)?.id ?? passed.at(-1);
    // Where only records under keys of nobody's are left, there is nothing to go on from.
    if (last === undefined || (range !== null && range.lower === last)) break;
    range = IDBKeyRange.lowerBound(last, true);
  }
  while (parts.length > 1) joinLast();
  return parts[0] ?? [];
}

function sizeAt(parts: readonly (readonly unknown[])[], place: number): number {
  return parts.at(place)?.length ?? 0;
}

/** Two lists as one, each of them and the whole in the order of the list. @param without rows of `a` to leave out */
export function joined(
  a: readonly Conversation[],
  b: readonly Conversation[],
  without?: ReadonlySet<string>,
): Conversation[] {
  const all: Conversation[] = [];
  let from = 0;
  for (const row of a) {
    if (without?.has(row.id)) continue;
    for (let next = b[from]; next && newestFirst(next, row) < 0; next = b[from]) {
      all.push(next);
      from += 1;
    }
    all.push(row);
  }
  for (; from < b.length; from += 1) all.push(b[from] as Conversation);
  return all;
}

async function newestRows(db: Database, count: number): Promise<Conversation[]> {
  const rows: Conversation[] = [];
  const index = db.transaction("conversations").store.index("updated");
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

/** No two conversations are equal. */
function newestFirst(a: Conversation, b: Conversation): number {
  if (a.updated.at !== b.updated.at) return a.updated.at < b.updated.at ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
