import type { Conversation } from "../conversation/model.ts";
import type { OutlineHead } from "../conversation/packed-outline.ts";
import type { ImportMark, StoredRow } from "./schema.ts";

/** A list row as others see it. */
export function publicRow({ rev: _, outline: __, imported: ___, ...row }: StoredRow): Conversation {
  return row;
}

/** A list row to be written: with a new mark of its own, and with what it remembers of imports. */
export function newRow(
  { row, outline: { head, stated } }: { row: Conversation; outline: OutlineHead },
  imported?: ImportMark,
): StoredRow {
  const facts: OutlineHead = { head, ...(stated ? { stated } : {}) };
  return { ...row, rev: Math.random(), outline: JSON.stringify(facts), ...(imported ? { imported } : {}) };
}

/** The same record with other list data, and a new mark of its own. */
export function withRow({ outline, imported }: StoredRow, row: Conversation): StoredRow {
  return { ...row, rev: Math.random(), outline, ...(imported ? { imported } : {}) };
}

/** The same row, marked as deleted at a time (ISO) or, without one, not deleted. */
export function withDeletion({ deletedAt: _, ...row }: StoredRow, deletedAt: string | undefined): StoredRow {
  return { ...row, rev: Math.random(), ...(deletedAt === undefined ? {} : { deletedAt }) };
}
