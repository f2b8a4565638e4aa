import { type Arrival, type Merged, merge } from "../conversation/merge.ts";
import { withoutTexts } from "../conversation/outline.ts";
import { allRequests, lastRequests } from "./all-requests.ts";
import { addRefs, assetsOf } from "./asset-refs.ts";
import { chunkOf, patched, spread } from "./chunks.ts";
import { type Guess, ifRight, messagesOf } from "./guess-merge.ts";
import type { HeldRecords } from "./held.ts";
import { growImages } from "./import/journal.ts";
import { outlineWrites } from "./outlines.ts";
import { newRow, publicRow } from "./rows.ts";
import type { ChunkRecord, WriteTransaction } from "./schema.ts";
import { markOneUnindexed } from "./search/unindexed.ts";

export interface Stored {
  merged: Merged;
  /** What is now held. */
  held: HeldRecords;
}

export interface HowToWrite {
  /** The row in any case. */
  always: boolean;
  /** Nothing else is going to be asked of the transaction. */
  last?: boolean;
  /** What was worked out before it was known what is held. */
  guess?: Guess | undefined;
}

/** Joins an arrival with what is held, reading only the chunks it touches, and writes what changed. */
export async function mergeAndWrite(
  transaction: WriteTransaction,
  held: HeldRecords | undefined,
  arrival: Arrival,
  how: HowToWrite,
): Promise<Stored> {
  const id = arrival.conversation.id;
  if (held?.imported?.runs.length) await growImages(transaction, held.row, held.imported, arrival);
  const chunks = new Map(held?.chunks);
  const loaded = messagesOf(chunks);
  let known = held;
  for (let result = ifRight(how.guess, held, arrival); ; result = undefined) {
    result ??= merge(known, loaded, arrival);
    if (!("needed" in result)) return write(transaction, result, { held, chunks, ...how });
    for (const chunk of await loadChunks(transaction, id, result.needed, chunks)) spread(chunk, loaded);
    const lost = result.needed.filter((slot) => !loaded.has(slot));
    // A damaged archive: what arrives takes the place of what is lost.
    if (known && lost.length > 0) known = { ...known, outline: withoutTexts(known.outline, new Set(lost)) };
  }
}

/** Reads the chunks of these slots that were not read yet, and remembers them in `chunks`. */
async function loadChunks(
  transaction: WriteTransaction,
  id: string,
  slots: Iterable<number>,
  chunks: Map<number, ChunkRecord>,
): Promise<ChunkRecord[]> {
  const numbers = [...new Set([...slots].map(chunkOf))].filter((number) => !chunks.has(number));
  const store = transaction.objectStore("chunks");
  const records = await Promise.all(numbers.map((number) => store.get([id, number])));
  const found = records.flatMap((record) => record ?? []);
  for (const record of found) chunks.set(record.chunk, record);
  return found;
}

interface Before extends HowToWrite {
  held: HeldRecords | undefined;
  chunks: Map<number, ChunkRecord>;
}

async function write(transaction: WriteTransaction, merged: Merged, before: Before): Promise<Stored> {
  const { held, chunks } = before;
  if (held && !merged.changed && !before.always) return { merged, held: { ...held, chunks } };
  const { outline, contents } = merged;
  const { id } = merged.row;
  await loadChunks(transaction, id, contents.keys(), chunks);
  const touched = [...new Set([...contents.keys()].map(chunkOf))].map((chunk) =>
    patched(chunks.get(chunk), id, chunk, contents),
  );
  const row = newRow(merged, held?.imported);
  await addRefs(transaction, id, newAssets(merged, held));
  const requests = [
    // The largest first: the browser stores it while the others are made ready.
    ...touched.map((chunk) => () => transaction.objectStore("chunks").put(chunk)),
    ...outlineWrites(transaction, id, outline, held?.outline),
    () => transaction.objectStore("conversations").put(row),
    () => markOneUnindexed(transaction, id),
  ];
  await (before.last ? lastRequests(transaction, requests) : allRequests(requests));
  const atHand = new Map(touched.map((chunk) => [chunk.chunk, chunk]));
  return { merged, held: { ...markOf(held), row: publicRow(row), rev: row.rev, outline, chunks: atHand } };
}

function markOf(held: HeldRecords | undefined): Pick<HeldRecords, "imported"> {
  return held?.imported ? { imported: held.imported } : {};
}

/** Slots that did not change are the same objects as before: of a long conversation nearly all. */
function newAssets({ outline }: Merged, held: HeldRecords | undefined): string[] {
  const changed = outline.slots.filter((slot, at) => slot !== held?.outline.slots[at]);
  const shown = assetsOf({ slots: changed });
  if (shown.size === 0 || !held) return [...shown];
  const known = assetsOf(held.outline);
  return [...shown].filter((hash) => !known.has(hash));
}
