import type { Held } from "../conversation/merge.ts";
import { type Outline, withoutTexts } from "../conversation/outline.ts";
import { chunkOf, chunksOf } from "./chunks.ts";
import { outlineOf, readOutline } from "./outlines.ts";
import { publicRow } from "./rows.ts";
import type { ChunkRecord, Database, ImportMark, WriteTransaction } from "./schema.ts";

/** What is held of a conversation, with the chunks of messages that happen to be at hand. */
export interface HeldRecords extends Held {
  /** Mark of the row as it is stored. */
  rev: number;
  imported?: ImportMark;
  chunks: Map<number, ChunkRecord>;
}

/** How many conversations are kept at hand: those of the tabs in use. */
const mostKept = 3;

/** What was stored last, so that the next message of the same conversation need not read it again. Used only while the row's mark is the same. */
const kept = new WeakMap<Database, Map<string, HeldRecords>>();

/** What was stored last of a conversation, if it is at hand; it may have changed since. */
export function keptHeld(db: Database, id: string): HeldRecords | undefined {
  return kept.get(db)?.get(id);
}

/** What is held of a conversation, without its messages; `undefined` when nothing is. */
export async function readHeld(
  db: Database,
  transaction: WriteTransaction,
  id: string,
): Promise<HeldRecords | undefined> {
  const rows = transaction.objectStore("conversations");
  const known = keptHeld(db, id);
  if (known && (await rows.get(id))?.rev === known.rev) return { ...known, chunks: new Map(known.chunks) };
  const [row, records, keys] = await Promise.all([
    rows.get(id),
    transaction.objectStore("outlines").getAll(outlineOf(id)),
    transaction.objectStore("chunks").getAllKeys(chunksOf(id)),
  ]);
  if (!row) return undefined;
  const outline = withoutLost(readOutline(row, records), new Set(keys.map(([, chunk]) => chunk)));
  const { rev, imported } = row;
  return { row: publicRow(row), rev, ...(imported ? { imported } : {}), outline, chunks: new Map() };
}

/** In a damaged archive whole chunks can be missing: their messages count as not held, so that the next look fills them in. */
export function withoutLost(outline: Outline, chunks: ReadonlySet<number>): Outline {
  const lost = outline.slots.flatMap(({ text }, slot) => (text && !chunks.has(chunkOf(slot)) ? [slot] : []));
  return withoutTexts(outline, new Set(lost));
}

/** Keeps at hand what has just been stored; call it when the transaction is complete. */
export function keepHeld(db: Database, held: HeldRecords): void {
  const all = kept.get(db) ?? new Map<string, HeldRecords>();
  kept.set(db, all);
  all.delete(held.row.id);
  all.set(held.row.id, held);
  for (const id of [...all.keys()].slice(0, -mostKept)) all.delete(id);
}
