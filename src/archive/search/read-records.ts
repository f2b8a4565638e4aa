import { chunksOf } from "../chunks.ts";
import { textsOf } from "../message-texts.ts";
import type { Archive } from "../open.ts";
import { outlineOf } from "../outlines.ts";
import { type ChunkRecord, hintsPage } from "../schema.ts";
import { unlessBroken } from "../sealed/records.ts";
import { isSealed } from "../sealed/sealed-database.ts";
import { messagesOf, type Records } from "./facts.ts";

/** As many conversations are read at once as hold about so much text, judging by the ones before, in UTF-16 code units. */
const textAtOnce = 500_000;
/** The same where others wait for the transaction. */
const littleAtOnce = 100_000;
const mostAtOnce = 200;
/** So many reads are under way while the records of one are looked at: the browser reads, and waits for nobody. */
const ahead = 2;
/** From so many on they are read by ranges of ids, where a good part of the archive is asked for. */
const many = 200;

/**
 * Reads conversations as they are stored, a few in each transaction. Ids of which nothing is held are passed over, and those of
 * which a sealed record cannot be opened, as one of them must not end all searching: these are told. Order is that of `ids`, or
 * where they are many that of their names; without `outlines` these are left out. `little`: less is read at once.
 */
export async function* readRecords(
  archive: Archive,
  ids: readonly string[],
  { outlines, little = false, onBroken }: { outlines: boolean; little?: boolean; onBroken?(id: string): void },
): AsyncGenerator<Records> {
  const wanted = little ? littleAtOnce : textAtOnce;
  // Where records are sealed, those of ids that follow each other lie apart.
  const isRanged = ids.length >= many && !isSealed(archive.db);
  const isMost = isRanged && ids.length * 3 > (await archive.db.count("conversations"));
  const read = isMost ? readRange : readEach;
  const all = isMost ? [...ids].sort() : ids;
  let atOnce = 2;
  let from = 0;
  const underWay: { count: number; reading: Promise<Records[]> }[] = [];
  const readOn = () => {
    // What comes in is taken out of its packing at once: of long ones never two.
    const most = little || atOnce === 1 ? 1 : ahead;
    while (underWay.length < most && from < all.length) {
      const some = all.slice(from, from + atOnce);
      from += some.length;
      const reading = read(archive, some, outlines, onBroken);
      // Nobody may come for it: then nobody wants to hear of its failure either.
      reading.catch(() => undefined);
      underWay.push({ count: some.length, reading });
    }
  };
  readOn();
  for (let next = underWay.shift(); next; next = underWay.shift()) {
    const records = await next.reading;
    const text = records.reduce((sum, { chunks }) => sum + sizeOf(chunks), 1);
    atOnce = Math.max(1, Math.min(mostAtOnce, Math.floor((next.count * wanted) / text)));
    readOn();
    yield* records;
  }
}

async function readEach(
  { db }: Archive,
  ids: readonly string[],
  outlines: boolean,
  onBroken?: (id: string) => void,
): Promise<Records[]> {
  const transaction = db.transaction(["conversations", "chunks", "outlines"]);
  const all = await Promise.all(
    ids.map((id) =>
      Promise.all([
        transaction.objectStore("conversations").get(id),
        transaction.objectStore("chunks").getAll(chunksOf(id)),
        outlines ? transaction.objectStore("outlines").getAll(outlineOf(id)) : [],
      ]).catch((error: unknown) => {
        unlessBroken(error);
        onBroken?.(id);
      }),
    ),
  );
  return all.flatMap((read): Records[] => {
    const [row, chunks = [], outline = []] = read ?? [];
    return row ? [{ row, chunks, outline }] : [];
  });
}

async function readRange({ db }: Archive, ids: readonly string[], outlines: boolean): Promise<Records[]> {
  const first = ids[0] ?? "";
  const last = ids.at(-1) ?? "";
  const transaction = db.transaction(["conversations", "chunks", "outlines"]);
  const pages = IDBKeyRange.bound([first, hintsPage], [last, Number.MAX_SAFE_INTEGER]);
  const [rows, chunks, records] = await Promise.all([
    transaction.objectStore("conversations").getAll(IDBKeyRange.bound(first, last)),
    transaction.objectStore("chunks").getAll(IDBKeyRange.bound([first, 0], [last, Number.MAX_SAFE_INTEGER])),
    outlines ? transaction.objectStore("outlines").getAll(pages) : [],
  ]);
  const wanted = new Set(ids);
  const chunksById = byConversation(chunks);
  const outlinesById = byConversation(records);
  return rows.flatMap((row): Records[] =>
    wanted.has(row.id) ? [{ row, chunks: chunksById.get(row.id) ?? [], outline: outlinesById.get(row.id) ?? [] }] : [],
  );
}

function byConversation<T extends { conversation: string }>(records: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(record.conversation);
    if (group) group.push(record);
    else groups.set(record.conversation, [record]);
  }
  return groups;
}

/** How much text the chunks hold. */
function sizeOf(chunks: readonly ChunkRecord[]): number {
  let size = 0;
  for (const message of messagesOf(chunks)) for (const text of textsOf(message)) size += text.length;
  return size;
}
