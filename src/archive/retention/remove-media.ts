import type { Part, Sha256 } from "../../conversation/model.ts";
import { withoutBytes } from "../../conversation/removed-part.ts";
import { summarise } from "../../conversation/slot.ts";
import type { StoredMessage } from "../../conversation/stored.ts";
import { allRequests } from "../all-requests.ts";
import { dropRefs } from "../asset-refs.ts";
import { chunkOf, patched, spread } from "../chunks.ts";
import { withoutRun } from "../import/forget.ts";
import { entriesOf } from "../import/journal.ts";
import { outlineOf, outlineWrites, readOutline } from "../outlines.ts";
import type { AssetRecord, ChunkRecord, StoredRow, WriteTransaction } from "../schema.ts";
import { markUnindexed } from "../search/unindexed.ts";
import { type RemovedMedia, removedFrom, removedKey, withMoreRemoved } from "./removed-media.ts";

export interface MediaToRemove {
  /** Images alone, or all files. */
  what: "images" | "attachments";
  /** Those alone that are larger, in bytes. */
  largerThan?: number | undefined;
}

/** The images and files that a conversation shows and that are meant. Reads no message. */
export function meantAssets(assets: readonly AssetRecord[], { what, largerThan = 0 }: MediaToRemove): AssetRecord[] {
  return assets.filter(({ type, size }) => size > largerThan && (what === "attachments" || type.startsWith("image/")));
}

/**
 * Takes the bytes of images and files out of a conversation. In its messages stands what was there and when it went; how
 * complete the conversation is does not change. What imports kept for being undone goes too, for it shows the same images:
 * of this conversation they stay.
 */
export async function removeMedia(
  transaction: WriteTransaction,
  row: StoredRow,
  hashes: ReadonlySet<Sha256>,
  at: Date,
): Promise<void> {
  const { id } = row;
  const records = await transaction.objectStore("outlines").getAll(outlineOf(id));
  const outline = readOutline(row, records);
  const shows = (media: string) => hashes.has(media.slice(-64));
  const slots = outline.slots.flatMap(({ text }, slot) => (text?.media.some(shows) ? [slot] : []));
  const chunks = await chunksWith(transaction, id, slots);
  const held = new Map<number, StoredMessage>();
  for (const chunk of chunks.values()) spread(chunk, held);
  const contents = new Map(
    slots.flatMap((slot) => {
      const content = held.get(slot);
      return content ? [[slot, stripped(content, hashes, at)] as const] : [];
    }),
  );
  const after = outline.slots.map((slot, place) => {
    const content = contents.get(place);
    if (!content || !slot.text) return slot;
    const { unread, media, print } = summarise(content, { opening: false, stem: false });
    return { ...slot, text: { ...slot.text, unread, media, print } };
  });
  const names = slots.flatMap((slot) => {
    const { ids = [], text } = outline.slots[slot] ?? {};
    return (text?.media ?? []).filter(shows).flatMap((media) => ids.map((name) => `${name} ${media.slice(0, -65)}`));
  });
  const removed = withMoreRemoved(await removedFrom(transaction, id), { hashes: [...hashes], names });
  await write(transaction, row, { removed, contents, chunks });
  await allRequests(outlineWrites(transaction, id, { ...outline, slots: after }, outline));
  await dropRefs(transaction, id, hashes);
}

async function chunksWith(transaction: WriteTransaction, id: string, slots: readonly number[]) {
  const store = transaction.objectStore("chunks");
  const chunks = new Map<number, ChunkRecord>();
  for (const number of new Set(slots.map(chunkOf))) {
    const chunk = await store.get([id, number]);
    if (chunk) chunks.set(number, chunk);
  }
  return chunks;
}

function stripped(content: StoredMessage, hashes: ReadonlySet<Sha256>, at: Date): StoredMessage {
  const strip = (part: Part): Part =>
    (part.kind === "image" || part.kind === "file") && part.asset && hashes.has(part.asset.sha256)
      ? withoutBytes(part, at)
      : part;
  return {
    ...content,
    bodies: content.bodies.map((body) => ({ ...body, parts: body.parts.map(strip) })),
    rest: content.rest.map(strip),
  };
}

interface Writing {
  removed: RemovedMedia;
  contents: ReadonlyMap<number, StoredMessage>;
  chunks: ReadonlyMap<number, ChunkRecord>;
}

async function write(
  transaction: WriteTransaction,
  row: StoredRow,
  { removed, contents, chunks }: Writing,
): Promise<void> {
  const { id } = row;
  const notes = await transaction.objectStore("importJournal").count(entriesOf(id));
  const runs = notes > 0 ? (row.imported?.runs ?? []) : [];
  const written = runs.reduce(withoutRun, { ...row, rev: Math.random() });
  await allRequests([
    () => transaction.objectStore("conversations").put(written),
    ...[...chunks].map(
      ([number, chunk]) =>
        () =>
          transaction.objectStore("chunks").put(patched(chunk, id, number, contents)),
    ),
    () => transaction.objectStore("importJournal").delete(entriesOf(id)),
    () => transaction.objectStore("meta").put(removed, removedKey(id)),
    () => markUnindexed(transaction, id),
  ]);
}
