import type { Part, Thread } from "../../conversation/model.ts";

/** Characters of what a conversation says, older texts included: quick to count, and near what any format writes. */
export function charactersOf({ messages }: Thread): number {
  const versions = messages.flatMap((message) => message.versions);
  return [...messages, ...versions].reduce(
    (sum, { parts }) => sum + parts.reduce((all, part) => all + partSize(part), 0),
    0,
  );
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
}

/** Counts the first sizes by writing the texts, and knows the others by their number of characters. */
export function sizes<T extends Thread>(
  threads: readonly T[],
  { exact, charactersIn }: Counting,
  write: (thread: T) => string,
): Size[] {
  let characters = 0;
  let bytes = 0;
  return threads.map((thread, index) => {
    const own = charactersIn(thread) + overhead;
    if (index >= exact) return { bytes: Math.round((own * bytes) / Math.max(1, characters)), isEstimated: true };
    const written = encoder.encode(write(thread)).length;
    characters += own;
    bytes += written;
    return { bytes: written, isEstimated: false };
  });
}

const encoder = new TextEncoder();

/** Characters that a file has besides what is said in it, about. */
const overhead = 400;
