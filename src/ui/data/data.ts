import type { ask } from "../../messages/ask.ts";
import type { Broadcasts, Conversation } from "../../messages/contract.ts";

/** What pages with a list of chats read and command, in one object, so that their state can be tried without a browser around it. */
export interface Data {
  ask: typeof ask;
  /** Calls back when the archive, an export or a site changed, until the signal aborts. */
  onChanged(callback: Broadcasts["changed"], signal?: AbortSignal): void;
  /** The newest conversations. */
  newest(limit: number): Promise<Conversation[]>;
  /** All conversations, newest first; those whose rows cannot be opened are told by their ids. */
  all(onBroken?: (ids: string[]) => void): Promise<Conversation[]>;
  /** Those of these conversations that the archive lists, newest first. */
  some(ids: readonly string[]): Promise<Conversation[]>;
  /** Ids of conversations whose text fits the query, in batches as they are found; resolves when all were looked at. */
  search(query: string, signal: AbortSignal, onHits: (ids: string[]) => void): Promise<void>;
}
