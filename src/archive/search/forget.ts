import type { WriteTransaction } from "../schema.ts";
import { withoutNames } from "./doc-table.ts";
import type { SegmentState } from "./index-records.ts";
import { writeState, writeTable } from "./segment-writer.ts";
import { checkSegments, readState, readTable } from "./segments.ts";

/**
 * Takes the names and titles of erased conversations out of the index at once, and out of what waits for it; their words go
 * when the segments that hold them are written anew (the next `updateIndex`).
 * @throws index damage; then `resetIndex` helps
 */
export async function forgetIndexed(transaction: WriteTransaction, ids: ReadonlySet<string>): Promise<void> {
  const waiting = transaction.objectStore("unindexed");
  for (const id of ids) await waiting.delete(id);
  const state = await readState(transaction);
  await checkSegments(transaction, state);
  const segments: SegmentState[] = [];
  for (const segment of state.segments) segments.push(await without(transaction, segment, ids));
  if (segments.some((segment, place) => segment !== state.segments[place])) {
    await writeState(transaction, { ...state, segments });
  }
}

async function without(
  transaction: WriteTransaction,
  segment: SegmentState,
  ids: ReadonlySet<string>,
): Promise<SegmentState> {
  const table = await readTable(transaction, segment);
  const places = table.ids.flatMap((id, place) => (ids.has(id) ? [place] : []));
  if (places.length === 0) return segment;
  await writeTable(transaction, segment.id, withoutNames(table, places));
  return { ...segment, dead: Uint32Array.from(new Set([...segment.dead, ...places])), scrub: true };
}
