import { type Arrival, type Held, type Merged, merge, type Needs } from "../conversation/merge.ts";
import type { StoredMessage } from "../conversation/stored.ts";
import { spread } from "./chunks.ts";
import { keptHeld } from "./held.ts";
import type { ChunkRecord, Database } from "./schema.ts";

/** What joining an arrival gives if what was stored last is what is held. */
export interface Guess {
  held: Held;
  arrival: Arrival;
  result: Merged | Needs;
}

/**
 * Joins an arrival with what was stored last of its conversation, while the browser still reads whether that is what is
 * held; `undefined` where nothing is at hand.
 */
export function guessMerge(db: Database, arrival: Arrival): Guess | undefined {
  const held = keptHeld(db, arrival.conversation.id);
  return held && { held, arrival, result: merge(held, messagesOf(held.chunks), arrival) };
}

/** What a guess gives, where it was right about what is held and what arrives. */
export function ifRight(
  guess: Guess | undefined,
  held: Held | undefined,
  arrival: Arrival,
): Guess["result"] | undefined {
  if (!guess || guess.held.row !== held?.row || guess.held.outline !== held.outline) return undefined;
  const { conversation, piece, at, told } = arrival;
  const isSame = guess.arrival.piece === piece && guess.arrival.at === at && guess.arrival.told === told;
  return isSame && guess.arrival.conversation.id === conversation.id ? guess.result : undefined;
}

/** Messages of chunks that are at hand, by slot. */
export function messagesOf(chunks: ReadonlyMap<number, ChunkRecord>): Map<number, StoredMessage> {
  const messages = new Map<number, StoredMessage>();
  for (const chunk of chunks.values()) spread(chunk, messages);
  return messages;
}
