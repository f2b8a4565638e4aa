import type { ConversationRef } from "../conversation/capture.ts";
import { liftHeld } from "../conversation/lift.ts";
import type { Arrival } from "../conversation/merge.ts";
import { joinOrganising } from "../conversation/organising.ts";
import { allRequests } from "./all-requests.ts";
import { addRefs, assetsOf, dropRefs, refsOf } from "./asset-refs.ts";
import { chunksOf, spreadAll } from "./chunks.ts";
import type { HeldRecords } from "./held.ts";
import { entriesOf, renameEntries } from "./import/journal.ts";
import { mergeAndWrite } from "./merge-and-write.ts";
import { outlineOf, outlineWrites } from "./outlines.ts";
import { newRow, publicRow } from "./rows.ts";
import type { ChunkRecord, WriteTransaction } from "./schema.ts";
import { markUnindexed } from "./search/unindexed.ts";

/**
 * When a conversation has got its real id: what was stored under the surrogate moves to it, or is merged into what is
 * held there, and the former record goes. Gives what is then held under the real id.
 */
export async function takeOver(
  transaction: WriteTransaction,
  { id, formerId, site }: ConversationRef,
  present: HeldRecords | undefined,
  former: HeldRecords,
): Promise<HeldRecords | undefined> {
  if (formerId === undefined || formerId === id) return present;
  const chunks = await transaction.objectStore("chunks").getAll(chunksOf(formerId));
  const refs = await refsOf(transaction, formerId);
  const held = present
    ? (
        await mergeAndWrite(transaction, joined(present, former), arrivalOfFormer({ id, site }, former, chunks), {
          always: true,
        })
      ).held
    : await rename(transaction, former, chunks, id);
  await allRequests([
    () => transaction.objectStore("conversations").delete(formerId),
    () => transaction.objectStore("outlines").delete(outlineOf(formerId)),
    () => transaction.objectStore("chunks").delete(chunksOf(formerId)),
    () => dropRefs(transaction, formerId, refs),
    () => transaction.objectStore("importJournal").delete(entriesOf(formerId)),
    () => markUnindexed(transaction, formerId),
  ]);
  return held;
}

/** What is held under the real id, with what the user has set on the other record. */
function joined(present: HeldRecords, former: HeldRecords): HeldRecords {
  return { ...present, row: joinOrganising(present.row, former.row) };
}

function arrivalOfFormer(
  conversation: Arrival["conversation"],
  { outline }: HeldRecords,
  chunks: readonly ChunkRecord[],
): Arrival {
  return { conversation, piece: liftHeld(outline, spreadAll(chunks)), at: outline.head.last };
}

async function rename(
  transaction: WriteTransaction,
  former: HeldRecords,
  chunks: readonly ChunkRecord[],
  id: string,
): Promise<HeldRecords> {
  const { imported } = former;
  const row = newRow({ row: { ...former.row, id }, outline: former.outline }, imported);
  if (imported) await renameEntries(transaction, former.row.id, id);
  await allRequests([
    () => transaction.objectStore("conversations").put(row),
    ...outlineWrites(transaction, id, former.outline, undefined),
    ...chunks.map((chunk) => () => transaction.objectStore("chunks").put({ ...chunk, conversation: id })),
    () => addRefs(transaction, id, assetsOf(former.outline)),
    () => markUnindexed(transaction, id),
  ]);
  const mark = imported ? { imported } : {};
  return { ...mark, row: publicRow(row), rev: row.rev, outline: former.outline, chunks: new Map() };
}
