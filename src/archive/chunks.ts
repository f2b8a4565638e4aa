import type { StoredMessage } from "../conversation/stored.ts";
import { type ChunkRecord, chunkSize } from "./schema.ts";

/** All chunks of one conversation. */
export function chunksOf(conversation: string): IDBKeyRange {
  return IDBKeyRange.bound([conversation, 0], [conversation, Number.MAX_SAFE_INTEGER]);
}

/** Number of the chunk that a slot's content lies in. */
export function chunkOf(slot: number): number {
  return Math.floor(slot / chunkSize);
}

/** Adds a chunk's messages to `into` by slot. */
export function spread({ chunk, messages }: ChunkRecord, into: Map<number, StoredMessage>): void {
  messages.forEach((message, place) => {
    if (message) into.set(chunk * chunkSize + place, message);
  });
}

/** The contents of whole conversation by slot. */
export function spreadAll(chunks: readonly ChunkRecord[]): Map<number, StoredMessage> {
  const contents = new Map<number, StoredMessage>();
  for (const chunk of chunks) spread(chunk, contents);
  return contents;
}

/** A chunk with some of its messages replaced. */
export function patched(
  before: ChunkRecord | undefined,
  conversation: string,
  chunk: number,
  changes: ReadonlyMap<number, StoredMessage | null>,
): ChunkRecord {
  const messages = [...(before?.messages ?? [])];
  for (const [slot, content] of changes) {
    if (chunkOf(slot) !== chunk) continue;
    const place = slot - chunk * chunkSize;
    while (messages.length <= place) messages.push(null);
    messages[place] = content;
  }
  return { conversation, chunk, messages };
}
