import { type Arrival, type Held, merge } from "../../conversation/merge.ts";
import type { Conversation } from "../../conversation/model.ts";
import { organisingOf } from "../../conversation/organising.ts";
import { withoutTexts } from "../../conversation/outline.ts";
import { packPages } from "../../conversation/pack-outline.ts";
import { addRefs, assetsOf, refsOf } from "../asset-refs.ts";
import { chunkOf, chunksOf, patched, spreadAll } from "../chunks.ts";
import { outlineOf, readOutline } from "../outlines.ts";
import { newRow, publicRow } from "../rows.ts";
import { hintsPage, type ImportMark, type OutlineRecord, type WriteTransaction } from "../schema.ts";
import type { Image, JournalRecord, UserSet } from "./records.ts";

/** All notes of one conversation. */
export function entriesOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** What the user may set, as a row has it. */
export function userSetOf(row: Conversation): UserSet {
  return { ...organisingOf(row), deletedAt: row.deletedAt ?? null };
}

/**
 * Call it before something that no import brings is joined with a conversation that imports have written: what the
 * conversation would be without them grows likewise, so that undoing them later loses nothing of it.
 */
export async function growImages(
  transaction: WriteTransaction,
  row: Conversation,
  { runs, made }: Pick<ImportMark, "runs" | "made">,
  arrival: Arrival,
): Promise<void> {
  const { id } = row;
  const store = transaction.objectStore("importJournal");
  const arriving = assetsOf(arrival.piece.outline);
  const shown = new Set<string>();
  for (const run of runs) {
    const entry = await store.get([id, run]);
    if (!entry && made !== run) continue;
    const whole = entry?.image && (await wholeImage(transaction, entry.image));
    const image = grown(whole, arrival);
    if (!image) continue;
    const assets = entry?.image ? entry.assets : await refsOf(transaction, id);
    const rest = entry ?? { id, run, after: nothingSet };
    await store.put({ ...rest, assets: assets.filter((hash) => !arriving.has(hash)), image });
    for (const hash of assetsOf(readOutline(image.row, image.outlines))) shown.add(hash);
  }
  await addRefs(transaction, id, shown);
}

/** What an import has set that set nothing. */
export const nothingSet: UserSet = {
  tags: [],
  folder: null,
  starred: false,
  ownTitle: null,
  note: null,
  deletedAt: null,
};

/** All records of an image; what it does not hold itself is as it is now. */
export async function wholeImage(transaction: WriteTransaction, image: Image): Promise<Image> {
  if (image.whole) return image;
  const { id } = image.row;
  const outlines = await transaction.objectStore("outlines").getAll(outlineOf(id));
  const chunks = await transaction.objectStore("chunks").getAll(chunksOf(id));
  const pages = new Map(outlines.map((record) => [record.page, record]));
  for (const record of image.outlines) pages.set(record.page, record);
  for (const page of image.madePages) pages.delete(page);
  const byNumber = new Map(chunks.map((record) => [record.chunk, record]));
  for (const record of image.chunks) byNumber.set(record.chunk, record);
  for (const chunk of image.madeChunks) byNumber.delete(chunk);
  return {
    row: image.row,
    outlines: [...pages.values()].sort((a, b) => a.page - b.page),
    chunks: [...byNumber.values()].sort((a, b) => a.chunk - b.chunk),
    whole: true,
    madePages: [],
    madeChunks: [],
  };
}

/** The conversation of a whole image with an arrival; `undefined` while there is no message. */
function grown(image: Image | undefined, arrival: Arrival): Image | undefined {
  const loaded = spreadAll(image?.chunks ?? []);
  let held: Held | undefined = image && {
    row: publicRow(image.row),
    outline: readOutline(image.row, image.outlines),
  };
  if (!held && !arrival.piece.outline.slots.some(({ text }) => text)) return undefined;
  for (;;) {
    const result = merge(held, loaded, arrival);
    if (!("needed" in result)) return imageOf(image, result);
    if (!held) return image;
    const lost = result.needed.filter((slot) => !loaded.has(slot));
    held = { ...held, outline: withoutTexts(held.outline, new Set(lost)) };
  }
}

function imageOf(
  before: Image | undefined,
  { row, outline, contents }: Held & { contents: Parameters<typeof patched>[3] },
): Image {
  const chunks = new Map(before?.chunks.map((record) => [record.chunk, record]));
  for (const number of new Set([...contents.keys()].map(chunkOf))) {
    chunks.set(number, patched(chunks.get(number), row.id, number, contents));
  }
  const hadHints = before?.outlines.some(({ page }) => page === hintsPage) ?? false;
  const { hints } = outline;
  const outlines: OutlineRecord[] = [
    ...(hadHints || hints.length > 0 ? [{ conversation: row.id, page: hintsPage, hints }] : []),
    ...[...packPages(outline)].map(([page, slots]) => ({ conversation: row.id, page, slots })),
  ];
  return {
    row: newRow({ row, outline }, before?.row.imported),
    outlines,
    chunks: [...chunks.values()],
    whole: true,
    madePages: [],
    madeChunks: [],
  };
}

/** Keeps what undoing a conversation's imports takes when it gets another id; the notes under the former id stay. */
export async function renameEntries(transaction: WriteTransaction, from: string, to: string): Promise<void> {
  const store = transaction.objectStore("importJournal");
  for (const entry of await store.getAll(entriesOf(from))) {
    const image = entry.image && renamed(entry.image, to);
    await store.put({ ...entry, id: to, ...(image ? { image } : {}) });
  }
}

function renamed(image: Image, id: string): Image {
  return {
    ...image,
    row: { ...image.row, id },
    outlines: image.outlines.map((record) => ({ ...record, conversation: id })),
    chunks: image.chunks.map((record) => ({ ...record, conversation: id })),
  };
}

/** The notes for a run's write: those it has made already, with what it changes now for the first time. */
export function noted(entry: JournalRecord, image: Image): JournalRecord {
  const held = entry.image;
  if (!held || held.whole) return entry;
  const pages = new Set([...held.outlines.map(({ page }) => page), ...held.madePages]);
  const chunks = new Set([...held.chunks.map(({ chunk }) => chunk), ...held.madeChunks]);
  return {
    ...entry,
    image: {
      ...held,
      outlines: [...held.outlines, ...image.outlines.filter(({ page }) => !pages.has(page))],
      chunks: [...held.chunks, ...image.chunks.filter(({ chunk }) => !chunks.has(chunk))],
      madePages: [...held.madePages, ...image.madePages.filter((page) => !pages.has(page))],
      madeChunks: [...held.madeChunks, ...image.madeChunks.filter((chunk) => !chunks.has(chunk))],
    },
  };
}
