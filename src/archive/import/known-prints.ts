import { pageOf } from "../../conversation/packed-outline.ts";
import { guarded } from "../archive-error.ts";
import { chunkOf } from "../chunks.ts";
import type { Archive } from "../open.ts";
import { passingOver } from "../sealed/sealed-database.ts";

/**
 * Fingerprints of what was imported and is wholly held now, so that it need not be read again. Conversations that were
 * deleted or undone, or of which records or bytes are missing or cannot be opened, have none. Reads no message. @throws ArchiveError
 */
export function knownPrints(archive: Archive): Promise<ReadonlySet<string>> {
  return guarded(async () => {
    let isShownUnknown = false;
    const passing = passingOver(archive.db, ({ store }) => {
      isShownUnknown ||= store === "assets";
    });
    const transaction = passing.transaction(["conversations", "outlines", "chunks", "assets", "assetBytes"]);
    const [rows, pages, chunks, assets, bytes] = await Promise.all([
      transaction.objectStore("conversations").getAll(),
      transaction.objectStore("outlines").getAllKeys(),
      transaction.objectStore("chunks").getAllKeys(),
      transaction.objectStore("assets").getAll(),
      transaction.objectStore("assetBytes").getAllKeys(),
    ]);
    // Nobody knows which conversations show an image whose record cannot be opened.
    if (isShownUnknown) return new Set();
    const held = new Set(bytes);
    // Nor of bytes whose record is lost.
    if (assets.filter(({ sha256 }) => held.has(sha256)).length < held.size) return new Set();
    const damaged = new Set(assets.flatMap(({ sha256, conversations }) => (held.has(sha256) ? [] : conversations)));
    const pagesOf = firstMissing(pages);
    const chunksOf = firstMissing(chunks);
    const prints = new Set<string>();
    for (const { id, imported, deletedAt } of rows) {
      if (!imported || imported.slots === 0 || deletedAt !== undefined || damaged.has(id)) continue;
      const last = imported.slots - 1;
      if ((pagesOf.get(id) ?? 0) <= pageOf(last) || (chunksOf.get(id) ?? 0) <= chunkOf(last)) continue;
      for (const print of imported.prints) if (!isOfLog(print)) prints.add(print);
    }
    return prints;
  });
}

/** What a log of activities tells may be of chats that were saved since, so it is read again (`saved-chats.ts`). */
const isOfLog = (print: string) => print.startsWith("gemini/");

/** By conversation the number of the first record that is not there, from 0 on. Keys are in order. */
function firstMissing(keys: readonly (readonly [id: string, number: number])[]): Map<string, number> {
  const missing = new Map<string, number>();
  for (const [id, number] of keys) if (number === (missing.get(id) ?? 0)) missing.set(id, number + 1);
  return missing;
}
