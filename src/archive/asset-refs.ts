import type { Sha256 } from "../conversation/model.ts";
import type { Outline } from "../conversation/outline.ts";
import { allRequests } from "./all-requests.ts";
import type { WriteTransaction } from "./schema.ts";
import { unlessBroken } from "./sealed/records.ts";

/** Hashes of all images and files with bytes that a conversation shows. */
export function assetsOf({ slots }: Pick<Outline, "slots">): Set<Sha256> {
  return new Set(slots.flatMap(({ text }) => text?.media ?? []).map((media) => media.slice(-64)));
}

/** Hashes of all assets that are noted as shown by a conversation, now or earlier. */
export function refsOf(transaction: WriteTransaction, conversation: string): Promise<Sha256[]> {
  return transaction.objectStore("assets").index("conversations").getAllKeys(conversation);
}

/** Notes that a conversation shows these assets. */
export async function addRefs(
  transaction: WriteTransaction,
  conversation: string,
  hashes: Iterable<Sha256>,
): Promise<void> {
  const store = transaction.objectStore("assets");
  for (const hash of hashes) {
    const asset = await store.get(hash);
    if (!asset || asset.conversations.includes(conversation)) continue;
    const { unused: _, ...rest } = asset;
    await store.put({ ...rest, conversations: [...asset.conversations, conversation] });
  }
}

/**
 * Notes that a conversation shows these assets no more; bytes that nothing shows are removed. Of one whose record cannot be opened
 * nobody knows what else shows it: it stays.
 */
export async function dropRefs(
  transaction: WriteTransaction,
  conversation: string,
  hashes: Iterable<Sha256>,
): Promise<void> {
  const store = transaction.objectStore("assets");
  for (const hash of hashes) {
    const asset = await store.get(hash).catch(unlessBroken);
    if (!asset) continue;
    const conversations = asset.conversations.filter((id) => id !== conversation);
    if (conversations.length > 0) await store.put({ ...asset, conversations });
    else await allRequests([() => store.delete(hash), () => transaction.objectStore("assetBytes").delete(hash)]);
  }
}
