import type { AssetRef, Sha256 } from "../conversation/model.ts";
import { sha256Of } from "../lib/sha256-of.ts";
import { allRequests } from "./all-requests.ts";
import { guarded } from "./archive-error.ts";
import type { Archive } from "./open.ts";
import { outlineOf, readOutline } from "./outlines.ts";
import { type RemovedMedia, removedKey } from "./retention/removed-media.ts";
import { inTransaction } from "./transaction.ts";

/** Bytes that no capture has named for this long, in ms, are removed. */
const orphanAfter = 24 * 60 * 60 * 1000;

/**
 * Keeps the bytes of an image or file, once however often they come. `redrawn` marks a copy drawn again by the browser.
 * Bytes that no stored capture refers to within a day are removed by `purgeOrphans`.
 * @throws ArchiveError
 */
export async function putAsset(archive: Archive, bytes: Uint8Array, type: string, redrawn?: true): Promise<AssetRef> {
  const sha256 = await sha256Of(bytes);
  const facts = { sha256, type, size: bytes.length, ...(redrawn ? { redrawn } : {}) };
  return inTransaction(archive, ["assets", "assetBytes"], "relaxed", async (transaction) => {
    const store = transaction.objectStore("assets");
    const held = await store.get(sha256);
    if (held && held.unused === undefined) return facts;
    await allRequests([
      () => store.put({ ...facts, conversations: [], unused: Date.now() }),
      ...(held ? [] : [() => transaction.objectStore("assetBytes").put({ sha256, bytes })]),
    ]);
    return facts;
  });
}

/** Bytes and MIME type of an asset; `undefined` when the archive does not hold it. @throws ArchiveError */
export function readAsset(archive: Archive, sha256: Sha256): Promise<{ bytes: Uint8Array; type: string } | undefined> {
  return guarded(async () => {
    const transaction = archive.db.transaction(["assets", "assetBytes"]);
    const [asset, stored] = await Promise.all([
      transaction.objectStore("assets").get(sha256),
      transaction.objectStore("assetBytes").get(sha256),
    ]);
    return asset && stored ? { bytes: stored.bytes, type: asset.type } : undefined;
  });
}

/**
 * Images and files of a conversation whose bytes are held, as `<message id> <key>`, under every id the message has, and
 * those that a rule has removed: they are not wanted again. Reads no message. @throws ArchiveError
 */
export function heldImages(archive: Archive, conversation: string): Promise<string[]> {
  return guarded(async () => {
    const transaction = archive.db.transaction(["conversations", "outlines", "meta"]);
    const [row, records, removed] = await Promise.all([
      transaction.objectStore("conversations").get(conversation),
      transaction.objectStore("outlines").getAll(outlineOf(conversation)),
      transaction.objectStore("meta").get(removedKey(conversation)),
    ]);
    const slots = row ? readOutline(row, records).slots : [];
    const held = slots.flatMap(({ ids, text }) =>
      (text?.media ?? []).flatMap((media) => ids.map((id) => `${id} ${media.slice(0, -65)}`)),
    );
    return [...held, ...((removed as RemovedMedia | undefined)?.names ?? [])];
  });
}

/** Removes bytes that no conversation has shown for a day; returns how many. @throws ArchiveError */
export function purgeOrphans(archive: Archive, olderThanMs = orphanAfter): Promise<number> {
  return inTransaction(archive, ["assets", "assetBytes"], "relaxed", async (transaction) => {
    const store = transaction.objectStore("assets");
    const hashes = await store.index("unused").getAllKeys(IDBKeyRange.upperBound(Date.now() - olderThanMs));
    await allRequests(
      hashes.flatMap((hash) => [() => store.delete(hash), () => transaction.objectStore("assetBytes").delete(hash)]),
    );
    return hashes.length;
  });
}
