import type { Part, Thread } from "../../conversation/model.ts";
import type { SelectedThread } from "../select-messages.ts";
import { openingOf } from "./opening.ts";

/** Characters of what a conversation says, older texts included: quick to count, and near what any format writes. */
export function charactersOf({ messages }: Pick<Thread, "messages">): number {
  let sum = 0;
  const add = (parts: readonly Part[]) => {
    for (const part of parts) sum += partSize(part);
  };
  for (const { parts, versions } of messages) {
    add(parts);
    for (const version of versions) add(version.parts);
  }
  return sum;
}

function partSize(part: Part): number {
  return Object.values(part).reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);
}

/** A size in bytes, counted or from what others of its kind take. */
export interface Size {
  bytes: number;
  isEstimated: boolean;
}

/** How sizes are known. */
export interface Counting {
  /** So many texts are written. */
  exact: number;
  /** Characters of what a conversation says, for the others. */
  charactersIn(thread: Thread): number;
  /** Characters that are written at most of all these texts; of what is longer the beginning tells the size. */
  most: number;
}

/** Of each text that is written at least so many characters are: more than is ever shown of it. */
const leastOfEach = 5_000;

/** Counts the first sizes by writing the texts or their beginnings, and knows the others by their number of characters. */
export function sizes(
  threads: readonly SelectedThread[],
  { exact, charactersIn, most }: Counting,
  write: (thread: SelectedThread) => string,
): Size[] {
  let characters = 0;
  let bytes = 0;
  return threads.map((thread, index) => {
    const own = charactersIn(thread) + overhead;
    if (index >= exact) return { bytes: Math.round((own * bytes) / Math.max(1, characters)), isEstimated: true };
    const opening = openingOf(thread, Math.max(leastOfEach, most - characters));
    const read = opening.isWhole ? own : opening.characters + overhead;
    const written = encoder.encode(write(opening.thread)).length;
    characters += read;
    bytes += written;
    return opening.isWhole
      ? { bytes: written, isEstimated: false }
      : { bytes: Math.round((written * own) / read), isEstimated: true };
  });
}

const encoder = new TextEncoder();

/** Characters that a file has besides what is said in it, about. */
const overhead = 400;
