import type { Message } from "../../conversation/model.ts";
import type { SelectedThread } from "../select-messages.ts";
import { charactersOf } from "./estimate.ts";

/** The beginning of a conversation. */
export interface Opening {
  thread: SelectedThread;
  /** What is said in it, in characters. */
  characters: number;
  isWhole: boolean;
}

/**
 * As many of the first messages on a conversation's path as say about `most` characters: a text for people that is written of
 * them begins as that of all does. Messages of other branches stand there without what they say, for such a text tells at its
 * beginning how many there are. A choice of messages is given whole, since their number is told too.
 */
export function openingOf(thread: SelectedThread, most: number): Opening {
  const all = charactersOf(thread);
  if (all <= most || thread.selectedFrom !== undefined) return { thread, characters: all, isWhole: true };
  const messages = new Map(thread.messages.map((message) => [message.id, message]));
  const ids = new Set<string>();
  let steps = 0;
  for (let characters = 0; steps < thread.path.length && characters < most; steps += 1) {
    const step = thread.path[steps];
    const message = step && "message" in step ? messages.get(step.message) : undefined;
    if (!message) continue;
    ids.add(message.id);
    characters += charactersOf({ messages: [message] });
  }
  const onPath = new Set(thread.path.flatMap((step) => ("message" in step ? [step.message] : [])));
  const kept = thread.messages.flatMap((message): Message[] => {
    if (ids.has(message.id)) return [message];
    return onPath.has(message.id) ? [] : [{ ...message, parts: [], versions: [] }];
  });
  // The structure tells of the whole, and is no beginning of anything.
  const { structure: _, ...rest } = thread;
  const opening = { ...rest, messages: kept, path: thread.path.slice(0, steps) };
  return { thread: opening, characters: charactersOf(opening), isWhole: false };
}
