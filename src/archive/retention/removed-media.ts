import type { Sha256 } from "../../conversation/model.ts";
import type { Database, WriteTransaction } from "../schema.ts";

/** Images and files that a rule has taken out of a conversation: no page and no file brings them back. */
export interface RemovedMedia {
  hashes: Sha256[];
  /** `<message id> <key>`, under every id that the message has. */
  names: string[];
}

export const nothingRemoved: RemovedMedia = { hashes: [], names: [] };

/** Key in `meta`. */
export function removedKey(conversation: string): string {
  return `removed:${conversation}`;
}

/** As it is within a transaction that spans `meta`. */
export async function removedFrom(transaction: WriteTransaction, conversation: string): Promise<RemovedMedia> {
  return ((await transaction.objectStore("meta").get(removedKey(conversation))) as RemovedMedia) ?? nothingRemoved;
}

export async function readRemoved(db: Database, conversation: string): Promise<RemovedMedia> {
  return ((await db.get("meta", removedKey(conversation))) as RemovedMedia) ?? nothingRemoved;
}

/** With others of the same conversation. */
export function withMoreRemoved(before: RemovedMedia, more: RemovedMedia): RemovedMedia {
  return {
    hashes: [...new Set([...before.hashes, ...more.hashes])],
    names: [...new Set([...before.names, ...more.names])],
  };
}
