// The plainest search: reads everything. What the index is measured against.

import { guarded } from "../../src/archive/archive-error.ts";
import { rowTexts, textsOf } from "../../src/archive/message-texts.ts";
import type { Archive } from "../../src/archive/open.ts";
import type { ChunkRecord } from "../../src/archive/schema.ts";
import { folded, type Needle, needlesOf } from "../../src/archive/search-query.ts";

/** Records read at once, and how long one slice may look at them, in ms: nothing may keep a window waiting. */
const rowsAtOnce = 1_000;
const sliceMs = 20;
/** As many chunks are read at once as hold about so much text, judging by the ones before, in UTF-16 code units. */
const textAtOnce = 500_000;
const mostChunksAtOnce = 50;

export interface SearchOptions {
  signal?: AbortSignal;
  /** Called with ids of conversations that fit, each once, as they are found. */
  onHits(ids: string[]): void;
}

/** Which of the needles a conversation has shown so far. */
type Found = boolean[];

interface Scan {
  archive: Archive;
  needles: Needle[];
  /** By id of every listed conversation. */
  found: Map<string, Found>;
  options: SearchOptions;
  sliceEnd: number;
  chunksAtOnce: number;
  /** Length of all texts looked at in the chunks at hand. */
  looked: number;
}

/**
 * Finds the conversations in whose title or messages every word of the query occurs (see `needlesOf`): texts, code,
 * reasoning, older versions. Reads everything, in slices. Resolves when all was looked at, or soon after the signal aborts.
 * @throws ArchiveError
 */
export async function searchConversations(archive: Archive, query: string, options: SearchOptions): Promise<void> {
  const needles = needlesOf(query);
  if (needles.length === 0) return;
  const sliceEnd = performance.now() + sliceMs;
  const scan: Scan = { archive, needles, found: new Map(), options, sliceEnd, chunksAtOnce: 2, looked: 0 };
  await guarded(async () => {
    await eachPage(scan, readTitles);
    await eachPage(scan, readChunks);
  });
}

/** Reads one page after the key `from`; gives the last key read, or `undefined` at the end. */
type ReadPage = (scan: Scan, from: IDBValidKey | undefined) => Promise<IDBValidKey | undefined>;

async function eachPage(scan: Scan, read: ReadPage): Promise<void> {
  let from: IDBValidKey | undefined;
  do {
    if (scan.options.signal?.aborted) return;
    from = await read(scan, from);
  } while (from !== undefined);
}

async function readTitles(scan: Scan, from: IDBValidKey | undefined): Promise<IDBValidKey | undefined> {
  const rows = await scan.archive.db.getAll("conversations", after(from), rowsAtOnce);
  const hits: string[] = [];
  for (const row of rows) {
    if (row.deletedAt !== undefined) continue;
    const found = scan.needles.map(() => false);
    scan.found.set(row.id, found);
    for (const text of rowTexts(row)) lookAt(scan, found, text);
    if (found.every(Boolean)) hits.push(row.id);
  }
  report(scan, hits);
  return rows.length < rowsAtOnce ? undefined : rows.at(-1)?.id;
}

async function readChunks(scan: Scan, from: IDBValidKey | undefined): Promise<IDBValidKey | undefined> {
  const count = scan.chunksAtOnce;
  const chunks = await scan.archive.db.getAll("chunks", after(from), count);
  const hits: string[] = [];
  scan.looked = 0;
  for (const chunk of chunks) if (await lookAtChunk(scan, chunk)) hits.push(chunk.conversation);
  report(scan, hits);
  scan.chunksAtOnce = Math.max(1, Math.min(mostChunksAtOnce, Math.floor((count * textAtOnce) / (scan.looked + 1))));
  const last = chunks.at(-1);
  return last && chunks.length === count ? [last.conversation, last.chunk] : undefined;
}

/** True when this chunk brings the last needle that its conversation lacked. */
async function lookAtChunk(scan: Scan, { conversation, messages }: ChunkRecord): Promise<boolean> {
  const found = scan.found.get(conversation);
  if (!found || found.every(Boolean)) return false;
  for (const message of messages) {
    if (!message) continue;
    for (const text of textsOf(message)) {
      if (scan.options.signal?.aborted) return false;
      scan.looked += text.length;
      if (lookAt(scan, found, text)) return true;
      if (performance.now() > scan.sliceEnd) await rest(scan);
    }
  }
  return false;
}

function lookAt({ needles }: Scan, found: Found, text: string): boolean {
  const low = folded(text);
  needles.forEach((needle, place) => {
    if (!found[place] && needle(low)) found[place] = true;
  });
  return found.every(Boolean);
}

function report({ options }: Scan, hits: string[]): void {
  if (hits.length > 0 && !options.signal?.aborted) options.onHits(hits);
}

function after(key: IDBValidKey | undefined): IDBKeyRange | null {
  return key === undefined ? null : IDBKeyRange.lowerBound(key, true);
}

/** Lets the window draw and answer before the next slice. */
function rest(scan: Scan): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      scan.sliceEnd = performance.now() + sliceMs;
      resolve();
    }, 0);
  });
}
